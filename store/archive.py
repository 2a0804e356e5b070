"""The store as one object: each concern in a repository of its own, one transaction over all."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from store.database import attempt, faults, immediate, open_database
from store.decisions import Decisions
from store.links import Links
from store.newsstand import Newsstand
from store.outbox import Outbox
from store.runs import Runs
from store.sentences import Sentences
from store.statements import Statements
from store.threads import Threads
from store.watched import Watched
from store.words import Words

if TYPE_CHECKING:
    from store.vectors import Vectors


class Store:
    """Everything the tracker remembers.

    Args:
        path: the SQLite file; ``None`` keeps everything in memory.

    Raises:
        StoreError: see :func:`store.database.open_database`.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.db: Database = open_database(path)

    def write(self) -> AbstractContextManager[None]:
        """One write transaction over all repositories; an error inside leaves nothing half-written."""
        return immediate(self.db)

    def attempt(self) -> AbstractContextManager[None]:
        """A part of a transaction that can fail alone; belongs into :meth:`write`."""
        return attempt(self.db)

    def faults(self) -> list[str]:
        """Return what is wrong with the file; empty where it is sound."""
        return faults(self.db)

    def close(self) -> None:
        """Close the connection; the store cannot be used afterwards."""
        self.db.close()

    @cached_property
    def statements(self) -> Statements:
        """Series, snapshots, statements and their revisions."""
        return Statements(self.db)

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of each statement and what was read from them."""
        return Sentences(self.db)

    @cached_property
    def vectors(self) -> Vectors:
        """Embeddings, one a text and model."""
        from store.vectors import Vectors  # brings numpy, which few commands need

        return Vectors(self.db)

    @cached_property
    def links(self) -> Links:
        """Matches between sentences, and the verdicts that follow from them."""
        return Links(self.db)

    @cached_property
    def decisions(self) -> Decisions:
        """What people decided."""
        return Decisions(self.db)

    @cached_property
    def threads(self) -> Threads:
        """Which threads there are, and where."""
        return Threads(self.db)

    @cached_property
    def words(self) -> Words:
        """Full-text search."""
        return Words(self.db)

    @cached_property
    def runs(self) -> Runs:
        """The record of runs."""
        return Runs(self.db)

    @cached_property
    def watched(self) -> Watched:
        """What is remembered of each source."""
        return Watched(self.db)

    @cached_property
    def newsstand(self) -> Newsstand:
        """What there is to tell, and what was told."""
        return Newsstand(self.db)

    @cached_property
    def outbox(self) -> Outbox:
        """The ledger of deliveries."""
        return Outbox(self.db)
