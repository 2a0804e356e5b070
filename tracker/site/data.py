"""What the site is made of: every series with its statements as they were read, and the threads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.model import Digest, Sentence, Series, Statement, StatementChanges
from tracker.model.meeting import MeetingOutlook
from tracker.model.thread import Thread


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement in the light of the earlier ones."""

    statement: Statement
    layout: tuple[Sentence, ...]
    """Its sentences in their places, in order."""
    changes: StatementChanges
    digest: Digest
    received: datetime | None = None
    """When its current revision came in; the feeds date their entries by it."""


@dataclass(frozen=True, slots=True)
class Book:
    """One series: everything that was read of it, oldest meeting first."""

    series: Series
    readings: tuple[Reading, ...]
    outlook: MeetingOutlook | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """The whole archive on one day."""

    title: str
    today: date
    books: tuple[Book, ...]
    threads: tuple[Thread, ...] = ()
    url: str | None = None
    """Where the site will be published; feeds and calendars then carry whole addresses."""
    authority: str = "commitment-tracker.example"
    """Names the maker of tag ids (RFC 4151); must never change once feeds are published."""
    served: str | None = None
    """The secret of the forms by which a reader can decide and write notes; null in a static site."""

    @property
    def readings(self) -> list[Reading]:
        """Every statement, newest meeting first; of one day in the order of the series."""
        both = [reading for book in self.books for reading in book.readings]
        return sorted(both, key=lambda reading: reading.statement.meeting_date, reverse=True)
