"""What every repository asks of a database, whichever engine is behind it.

SQL is written once, in the part of the language that SQLite and PostgreSQL share, with ``?`` and ``:name``
for values. What differs is asked of the engine: :attr:`Engine.among`, :meth:`Engine.insert`, locks.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import TYPE_CHECKING, Any, ClassVar

from tracker.errors import StoreError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Half = npt.NDArray[np.float16]

Row = dict[str, Any]
Values = Sequence[object] | Mapping[str, object]


class CollisionError(StoreError):
    """Two writers met, and this one gave way: its transaction is undone and can be done again."""


class _UndoneError(Exception):
    """Ends a transaction that is not to be kept."""


class Engine(ABC):
    """One connection to one database."""

    shared: ClassVar[bool]
    """Whether several processes can write at the same time."""
    among: ClassVar[str]
    """``IN`` for a list of any length: ``f"id {db.among}"`` takes one value, made by :meth:`array`."""

    dimensions: ClassVar[str]
    """SQL for the length of the vector in the column ``vector``."""

    @abstractmethod
    def select(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """Yield the rows of a query as dictionaries."""

    @abstractmethod
    def stream(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """Yield the rows of a query that may not fit into memory."""

    @abstractmethod
    def execute(self, sql: str, values: Values = ()) -> int:
        """Execute one statement and return how many rows it touched."""

    @abstractmethod
    def many(self, sql: str, rows: Iterable[Values]) -> None:
        """Execute one statement for each row of values."""

    @abstractmethod
    def insert(self, table: str, row: Row) -> int:
        """Insert a row into a table with numbered rows and return its ``id``."""

    @abstractmethod
    def load(self, table: str, rows: Iterable[Row]) -> None:
        """Insert many rows that all have every column of the table; the fastest way in."""

    @abstractmethod
    def number_on(self, tables: Iterable[str]) -> None:
        """Let new rows of numbered tables be numbered after those that are there."""

    @abstractmethod
    def tidy(self) -> None:
        """Do what makes later queries fast after very many rows came in; outside of transactions."""

    @abstractmethod
    def array(self, values: Iterable[object]) -> object:
        """Return a list of numbers or strings as :attr:`among` takes it."""

    @abstractmethod
    def pack_vector(self, vector: Half) -> object:
        """Return a vector as the column ``vector`` takes it."""

    @abstractmethod
    def unpack_vector(self, value: Any) -> Half:
        """Return what stood in the column ``vector``."""

    @abstractmethod
    def write(self) -> AbstractContextManager[None]:
        """One write transaction; the only one at this moment. Nested use can fail alone (:meth:`attempt`)."""

    @abstractmethod
    def beside(self) -> AbstractContextManager[None]:
        """A transaction in which several workers write at the same time, each in rows of its own."""

    @abstractmethod
    def attempt(self) -> AbstractContextManager[None]:
        """A part of a transaction that can fail alone: an error takes back what was written since."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[None]:
        """One state of the database for several queries, whatever others write meanwhile."""

    @abstractmethod
    def wait_for(self, name: str) -> None:
        """Hold a name that no other transaction holds, until the present one ends."""

    @abstractmethod
    def try_for(self, name: str) -> bool:
        """Hold a name as :meth:`wait_for` does, without waiting; false where another holds it."""

    @abstractmethod
    def hold(self, name: str) -> bool:
        """Hold a name for this process until :meth:`release`, or its end; false where another holds it."""

    @abstractmethod
    def release(self, name: str) -> None:
        """Let go of a name."""

    @abstractmethod
    def faults(self) -> list[str]:
        """Return what is wrong with the database; empty where it is sound."""

    @abstractmethod
    def size(self) -> int:
        """Return how many bytes the database takes on disk."""

    @abstractmethod
    def close(self) -> None:
        """Close the connection."""

    @contextmanager
    def undone(self) -> Iterator[None]:
        """A write transaction of which nothing stays."""
        with suppress(_UndoneError), self.write():
            yield
            raise _UndoneError

    def one(self, sql: str, values: Values = ()) -> Row | None:
        """Return the first row of a query, or null."""
        return next(iter(self.select(sql, values)), None)
