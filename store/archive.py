"""The store as one object: each concern in a repository of its own, one transaction over all."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING

from store.decisions import Decisions
from store.engine import Engine, Place, Server, open_engine
from store.fingerprints import Fingerprints
from store.links import Links
from store.newsstand import Newsstand
from store.outbox import Outbox
from store.past import Past
from store.runs import Runs
from store.sentences import Sentences
from store.statements import Statements
from store.threads import Threads
from store.watched import Watched
from store.words import PostgresWords, SqliteWords, Words

if TYPE_CHECKING:
    from store.vectors import Vectors


class Store:
    """Everything the tracker remembers.

    Args:
        place: an SQLite file, or a PostgreSQL server; ``None`` keeps everything in memory.

    Raises:
        StoreError: see :func:`store.engine.open_engine`.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.db: Engine = open_engine(place)

    def write(self) -> AbstractContextManager[None]:
        """One write transaction over all repositories; an error inside leaves nothing half-written."""
        return self.db.write()

    def attempt(self) -> AbstractContextManager[None]:
        """A part of a transaction that can fail alone; belongs into :meth:`write`."""
        return self.db.attempt()

    def undone(self) -> AbstractContextManager[None]:
        """A write transaction of which nothing stays."""
        return self.db.undone()

    def faults(self) -> list[str]:
        """Return what is wrong with the database; empty where it is sound."""
        return self.db.faults()

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
    def past(self) -> Past:
        """What was said before a moment, a part at a time."""
        return Past(self.db)

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
    def fingerprints(self) -> Fingerprints:
        """Which groups are still what they were."""
        return Fingerprints(self.db)

    @cached_property
    def words(self) -> Words:
        """Full-text search."""
        return PostgresWords(self.db) if isinstance(self.place, Server) else SqliteWords(self.db)

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
