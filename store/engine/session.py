"""A session on a PostgreSQL server: its transactions and locks, and the connection that may break."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

import psycopg
from pgvector.psycopg import register_vector
from psycopg.rows import DictRow

from store.engine.connect import Connection, connect
from store.engine.failures import explained
from store.engine.interface import Engine, Values
from store.engine.place import Server
from store.engine.schema import migrate
from store.engine.translate import to_psycopg
from tracker.errors import StoreError

_PATIENCE = "30s"
_ARCHIVE = "archive"
_KEY = "hashtextextended(concat(current_schema(), ':', ?::text), 0)"


class _Mode(Enum):
    """What the transaction that is open may do."""

    ALONE = "writes, and nobody else does"
    BESIDE = "writes beside others of its kind"
    READING = "reads one state of the database"


class Session(Engine):
    """One connection to a server, brought up to date. A connection that broke while idle is made anew.

    Raises:
        StoreError: the server cannot be reached or used, or has a newer schema than this program knows.
    """

    def __init__(self, server: Server) -> None:
        self.server = server
        self._mode: _Mode | None = None
        self._ended = False
        self._held: list[str] = []
        self._connection = self._connect()

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

    def try_for(self, name: str) -> bool:
        """Hold a name without waiting, until the present transaction ends; false where another holds it."""
        (row,) = self._run(f"SELECT pg_try_advisory_xact_lock({_KEY}) AS held", (name,)).fetchall()
        return bool(row["held"])

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

    def close(self) -> None:
        """Close the connection."""
        self._ended = True
        self._connection.close()

    def __del__(self) -> None:
        # A command leaves its store open to the end of its process; the driver would complain of that.
        if "_connection" in vars(self):
            self.close()

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
        """Put a new connection in the place of a broken one, if what was held can be held again.

        Otherwise the broken one stays, so that whatever is tried next is refused as well.
        """
        broken, self._connection = self._connection, self._connect()
        if not all(self._try(name) for name in self._held):
            self._connection.close()
            self._connection = broken
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
            meant = explained(
                error,
                self.server,
                lost=self._broken and not self._ended,
                beside=self._mode is _Mode.BESIDE,
            )
            if meant is None:
                raise
            raise meant from error
