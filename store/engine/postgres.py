"""PostgreSQL: many writers, each of which does not see what another has not finished."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING

import psycopg
from pgvector import HalfVector
from pgvector.psycopg import register_vector
from psycopg.rows import DictRow

from store.engine.connect import Connection, connect
from store.engine.failures import explained
from store.engine.interface import Engine, Row, Values
from store.engine.place import Server
from store.engine.schema import migrate
from store.engine.translate import to_psycopg
from tracker.errors import StoreError

if TYPE_CHECKING:
    from store.engine.interface import Half

_PATIENCE = "30s"
_BATCH = 2_000
_ARCHIVE = "archive"
_KEY = "hashtextextended(concat(current_schema(), ':', ?::text), 0)"
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


class _Mode(Enum):
    """What the transaction that is open may do."""

    ALONE = "writes, and nobody else does"
    BESIDE = "writes beside others of its kind"
    READING = "reads one state of the database"


class PostgresEngine(Engine):
    """One connection to a server, brought up to date. A connection that broke while idle is made anew.

    Raises:
        StoreError: the server cannot be reached or used, or has a newer schema than this program knows.
    """

    shared = True
    dimensions = "vector_dims(vector)"
    among = "= ANY(?)"

    def __init__(self, server: Server) -> None:
        self.server = server
        self._mode: _Mode | None = None
        self._ended = False
        self._held: list[str] = []
        self._connection = self._connect()

    def select(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """Yield the rows of a query as dictionaries."""
        return iter(self._run(sql, values).fetchall())

    def stream(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """Yield the rows of a query that may not fit into memory, from one state of the database."""
        with self.reading(), self._telling(), self._connection.cursor("rows", binary=True) as cursor:
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

    def array(self, values: Iterable[object]) -> object:
        """Return a list as it is."""
        return list(values)

    def pack_vector(self, vector: Half) -> object:
        """Return the numbers as pgvector's half-precision vector."""
        return HalfVector(vector)

    def unpack_vector(self, value: HalfVector) -> Half:
        """Return the numbers of pgvector's half-precision vector."""
        return value.to_numpy()

    @contextmanager
    def write(self) -> Iterator[None]:
        """One write transaction that waits for all others to end.

        Inside of :meth:`beside` it is a part of that transaction, and does not wait for others of its kind.
        """
        if self._mode is _Mode.BESIDE:
            self._run(f"SELECT pg_advisory_xact_lock_shared({_KEY})", (_ARCHIVE,))
        if self._mode is not None:
            with self.attempt():
                yield
            return
        with self._transaction(_Mode.ALONE):
            self._run(f"SET LOCAL lock_timeout = '{_PATIENCE}'")
            self._run(f"SELECT pg_advisory_xact_lock({_KEY})", (_ARCHIVE,))
            yield

    @contextmanager
    def beside(self) -> Iterator[None]:
        """A transaction in which several workers write at the same time, each in rows of its own.

        It can last, because it holds nobody up until something is written in it.
        """
        with self._transaction(_Mode.BESIDE):
            yield

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part of a transaction that can fail alone: an error takes back what was written since."""
        with self._telling(), self._connection.transaction():
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One state of the database for several queries, whatever others write meanwhile."""
        if self._mode is not None:
            yield
            return
        with self._transaction(_Mode.READING):
            self._run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield

    def wait_for(self, name: str) -> None:
        """Hold a name that no other transaction holds, until the present one ends."""
        if self._mode is _Mode.BESIDE:
            self._run(f"SELECT pg_advisory_xact_lock({_KEY})", (name,))

    def hold(self, name: str) -> bool:
        """Hold a name until :meth:`release` or the end of the connection; false where another holds it."""
        if not self._try(name):
            return False
        self._held.append(name)
        return True

    def release(self, name: str) -> None:
        """Let go of a name."""
        self._held.remove(name)
        self._run(f"SELECT pg_advisory_unlock({_KEY})", (name,))

    def faults(self) -> list[str]:
        """Return what the server knows to be wrong: indexes that are not valid, pages that are damaged."""
        return [text.format(row["name"]) for text, sql in _FAULTS for row in self.select(sql)]

    def size(self) -> int:
        """Return how many bytes the database takes on disk."""
        row = self.one("SELECT pg_database_size(current_database()) AS n")
        return int(row["n"]) if row else 0

    def close(self) -> None:
        """Close the connection."""
        self._ended = True
        self._connection.close()

    def _try(self, name: str) -> bool:
        (row,) = self._run(f"SELECT pg_try_advisory_lock({_KEY}) AS held", (name,)).fetchall()
        return bool(row["held"])

    @contextmanager
    def _transaction(self, mode: _Mode) -> Iterator[None]:
        self._run("SELECT 1")  # a connection that broke while idle is made anew before anything is begun
        self._mode = mode
        try:
            with self._telling(), self._connection.transaction():
                yield
        finally:
            self._mode = None

    def _run(self, sql: str, values: Values = ()) -> psycopg.Cursor[DictRow]:
        with self._telling():
            try:
                return self._connection.cursor(binary=True).execute(to_psycopg(sql), values)
            except psycopg.OperationalError:
                if self._mode is not None or self._ended or not self._connection.closed:
                    raise
            self._connect_again()
            return self._connection.cursor(binary=True).execute(to_psycopg(sql), values)

    def _connect(self) -> Connection:
        connection = connect(self.server)
        try:
            with self._telling():
                migrate(connection, self.server)
                register_vector(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _connect_again(self) -> None:
        self._connection = self._connect()
        if not all(self._try(name) for name in self._held):
            raise StoreError(
                "the connection broke, and another process took over",
                where=str(self.server),
                do="wait for it",
            )

    @property
    def _broken(self) -> bool:
        return "_connection" in vars(self) and self._connection.closed

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            meant = explained(error, self.server, lost=self._broken and not self._ended)
            if meant is None:
                raise
            raise meant from error
