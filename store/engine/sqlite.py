"""SQLite, through sqlite-utils: one file, one writer, readers that are never blocked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from store.engine.interface import Engine, Row, Values
from store.engine.sqlite_file import open_database, remedy
from tracker.errors import StoreError

if TYPE_CHECKING:
    from filelock import FileLock

    from store.engine.interface import Half


class SqliteEngine(Engine):
    """A database file, opened (or created) and brought up to date.

    Args:
        path: the file; ``None`` keeps everything in memory.

    Raises:
        StoreError: not a database, not writable, or of a schema newer than this program knows.
    """

    shared = False
    dimensions = "length(vector) / 2"
    among = "IN (SELECT value FROM json_each(?))"

    def __init__(self, path: Path | None) -> None:
        self.db = open_database(path)
        self._path = path
        self._locks: dict[str, FileLock] = {}

    def select(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """Yield the rows of a query as dictionaries."""
        cursor = self._run(sql, values)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield dict(zip(names, row, strict=True))

    stream = select

    def execute(self, sql: str, values: Values = ()) -> int:
        """Execute one statement and return how many rows it touched."""
        return self._run(sql, values).rowcount

    def many(self, sql: str, rows: Iterable[Values]) -> None:
        """Execute one statement for each row of values."""
        self.db.conn.executemany(sql, rows)

    def insert(self, table: str, row: Row) -> int:
        """Insert a row into a table with numbered rows and return its ``id``."""
        marks = ", ".join(f":{name}" for name in row)
        return self._run(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", row).lastrowid or 0

    def load(self, table: str, rows: Iterable[Row]) -> None:
        """Insert many rows that all have every column of the table."""
        ordered = iter(rows)
        first = next(ordered, None)
        if first is not None:
            marks = ", ".join(f":{name}" for name in first)
            self.many(f"INSERT INTO {table} ({', '.join(first)}) VALUES ({marks})", chain([first], ordered))

    def number_on(self, tables: Iterable[str]) -> None:
        """Do nothing: SQLite numbers after the highest number that is there."""

    def tidy(self) -> None:
        """Let SQLite look at its tables, so that it knows how to find things in them."""
        self.execute("PRAGMA optimize")

    def array(self, values: Iterable[object]) -> object:
        """Return a list as JSON."""
        return json.dumps(list(values), ensure_ascii=False)

    def pack_vector(self, vector: Half) -> object:
        """Return the numbers as bytes, little-endian."""
        return vector.astype("<f2").tobytes()

    def unpack_vector(self, value: bytes) -> Half:
        """Return the numbers in some bytes."""
        import numpy as np  # which few commands need

        return np.frombuffer(value, dtype="<f2")

    @contextmanager
    def write(self) -> Iterator[None]:
        """One write transaction that takes the write lock at once.

        A plain ``BEGIN`` that reads first and writes later fails at once with a snapshot error when another
        process wrote in between, and no time-out helps; ``BEGIN IMMEDIATE`` waits its turn instead.

        Raises:
            StoreError: the lock was not free in time, or the disk is full; nothing was written.
        """
        if self.db.conn.in_transaction:
            with self.attempt():
                yield
            return
        try:
            self._run("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise StoreError(f"cannot be written ({error})", do=remedy(error)) from error
        try:
            yield
            self._run("COMMIT")
        except sqlite3.OperationalError as error:
            self._rollback()
            raise StoreError(
                f"cannot be written ({error}); nothing was changed", do="free some disk space"
            ) from error
        except BaseException:
            self._rollback()
            raise

    beside = write

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part of a transaction that can fail alone: an error takes back what was written since."""
        self._run("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            if self.db.conn.in_transaction:
                self._run("ROLLBACK TO attempt")
                self._run("RELEASE attempt")
            raise
        self._run("RELEASE attempt")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One state of the database for several queries, whatever others write meanwhile."""
        self._run("BEGIN")
        try:
            yield
        finally:
            self._rollback()

    def wait_for(self, name: str) -> None:
        """Do nothing: there is one writer, and a transaction that writes is alone."""

    def try_for(self, name: str) -> bool:  # noqa: ARG002 - the signature is that of all engines
        """Hold a name: nobody else can, because a transaction that writes is alone."""
        return True

    def hold(self, name: str) -> bool:
        """Hold a name by a lock on a file beside the database, which dies with the process."""
        if self._path is None:
            return True
        from filelock import FileLock, Timeout  # which commands that only read do not need

        lock = FileLock(self._path.with_name(f"{self._path.name}.{name}"), timeout=0)
        try:
            lock.acquire()
        except Timeout:
            return False
        self._locks[name] = lock
        return True

    def release(self, name: str) -> None:
        """Let go of a name."""
        if name in self._locks:
            self._locks.pop(name).release()

    def faults(self) -> list[str]:
        """Return what SQLite finds wrong with the file: damaged pages, indexes, references."""
        pages = [str(row[0]) for row in self._run("PRAGMA integrity_check(5)") if row[0] != "ok"]
        dangling = {str(row[0]) for row in self._run("PRAGMA foreign_key_check")}
        return pages + [f"rows of {table} refer to rows that are gone" for table in sorted(dangling)]

    def size(self) -> int:
        """Return how many bytes the database takes on disk."""
        row = self.one("SELECT page_count * page_size AS n FROM pragma_page_count, pragma_page_size")
        return int(row["n"]) if row else 0

    def close(self) -> None:
        """Close the connection."""
        self.db.close()

    def _run(self, sql: str, values: Values = ()) -> sqlite3.Cursor:
        cursor: sqlite3.Cursor = self.db.conn.execute(sql, values)
        return cursor

    def _rollback(self) -> None:
        if self.db.conn.in_transaction:
            self._run("ROLLBACK")
