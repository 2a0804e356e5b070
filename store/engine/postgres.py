"""PostgreSQL: many writers, each of which does not see what another has not finished."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import TYPE_CHECKING

from pgvector import HalfVector

from store.engine.interface import Row, Values
from store.engine.session import Session
from store.engine.translate import to_psycopg

if TYPE_CHECKING:
    from store.engine.interface import Half

_BATCH = 2_000
_cursors = count()
_COLUMNS = (
    "SELECT column_name::text AS name, udt_name::text AS type FROM information_schema.columns"
    " WHERE table_schema = current_schema() AND table_name = ? ORDER BY ordinal_position"
)
_NUMBERED = (
    "SELECT table_name::text AS name FROM information_schema.columns"
    " WHERE table_schema = current_schema() AND is_identity = 'YES'"
)
_FAULTS = (
    (
        "the index {} is not valid",
        "SELECT indexrelid::regclass::text AS name FROM pg_index JOIN pg_class ON oid = indrelid"
        " WHERE NOT indisvalid AND relnamespace = current_schema()::regnamespace",
    ),
    (
        "{} pages failed their checksum",
        "SELECT checksum_failures AS name FROM pg_stat_database"
        " WHERE datname = current_database() AND checksum_failures > 0",
    ),
)


class PostgresEngine(Session):
    """What repositories ask of a database, in the words of PostgreSQL."""

    shared = True
    dimensions = "vector_dims(vector)"
    among = "= ANY(?)"

    def select(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """Yield the rows of a query as dictionaries."""
        return iter(self._run(sql, values).fetchall())

    def stream(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """Yield the rows of a query that may not fit into memory, from one state of the database."""
        with (
            self.reading(),
            self._telling(),
            self._connection.cursor(f"rows_{next(_cursors)}", binary=True) as cursor,
        ):
            cursor.itersize = _BATCH
            cursor.execute(to_psycopg(sql), values)
            yield from cursor

    def execute(self, sql: str, values: Values = ()) -> int:
        """Execute one statement and return how many rows it touched."""
        return self._run(sql, values).rowcount

    def many(self, sql: str, rows: Iterable[Values]) -> None:
        """Execute one statement for each row of values; they are sent together."""
        with self._telling(), self._connection.cursor() as cursor:
            cursor.executemany(to_psycopg(sql), rows)

    def insert(self, table: str, row: Row) -> int:
        """Insert a row into a table with numbered rows and return its ``id``."""
        marks = ", ".join(f":{name}" for name in row)
        sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks}) RETURNING id"
        (made,) = self._run(sql, row).fetchall()
        return int(made["id"])

    def load(self, table: str, rows: Iterable[Row]) -> None:
        """Insert many rows that all have every column of the table, by COPY."""
        types = {row["name"]: row["type"] for row in self.select(_COLUMNS, (table,))}
        sql = f"COPY {table} ({', '.join(types)}) FROM STDIN WITH (FORMAT binary)"
        with self._telling(), self._connection.cursor() as cursor, cursor.copy(sql) as copy:
            copy.set_types(list(types.values()))
            for row in rows:
                copy.write_row([row[name] for name in types])

    def number_on(self, tables: Iterable[str]) -> None:
        """Let new rows be numbered after those that are there."""
        for row in self.select(f"{_NUMBERED} AND table_name {self.among}", (self.array(tables),)):
            name = row["name"]
            self._run(
                f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), coalesce(max(id), 0) + 1, false)"
                f" FROM {name}"
            )

    def tidy(self) -> None:
        """Let the server look at its tables, so that it knows how to find things in them."""
        self._run("ANALYZE")

    def array(self, values: Iterable[object]) -> object:
        """Return a list as it is."""
        return list(values)

    def pack_vector(self, vector: Half) -> object:
        """Return the numbers as pgvector's half-precision vector."""
        return HalfVector(vector)

    def unpack_vector(self, value: HalfVector) -> Half:
        """Return the numbers of pgvector's half-precision vector."""
        return value.to_numpy()

    def faults(self) -> list[str]:
        """Return what the server knows to be wrong: indexes that are not valid, pages that are damaged."""
        return [text.format(row["name"]) for text, sql in _FAULTS for row in self.select(sql)]

    def size(self) -> int:
        """Return how many bytes the database takes on disk."""
        row = self.one("SELECT pg_database_size(current_database()) AS n")
        return int(row["n"]) if row else 0
