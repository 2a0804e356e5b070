"""What the pages about everything show of one group of series; small enough to be kept between two builds."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.model.thread import Status
from tracker.site.calendar import event_of
from tracker.site.commitments import Dated, Promise, dated, promises_of, spot_of
from tracker.site.compare import statement_row
from tracker.site.feeds import ENTRIES, Item, items_of
from tracker.site.front import MEETINGS, News, Pending, Shelf, news_of, pending_of, shelf_of
from tracker.site.search import Indexed, indexed

if TYPE_CHECKING:
    from tracker.model.thread import Thread
    from tracker.site.data import Book, Reading, Site
    from tracker.site.meeting import Line


@dataclass(frozen=True, slots=True)
class Meeting:
    """One statement."""

    id: str
    day: date
    row: tuple[str | None, ...]
    """Its place in the list of all statements."""
    indexed: Indexed
    news: News | None
    """Null where its series has newer ones enough to fill the front page."""
    items: tuple[Item, ...]
    """Empty where its series has newer ones enough to fill the feed."""


@dataclass(frozen=True, slots=True)
class Volume:
    """One series, oldest meeting first."""

    slug: str
    name: str
    shelf: Shelf
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """One group: its series, and what its threads promise."""

    group: str
    volumes: tuple[Volume, ...]
    promises: tuple[tuple[Status, Promise], ...]
    pending: Pending
    deadlines: tuple[Dated, ...]


def overview_of(
    site: Site, group: str, lines: Mapping[str, Sequence[Line]], paged: Collection[str]
) -> Overview:
    """Gather what one group of a site gives to the pages about all of them.

    Args:
        site: holds the books and threads of the group.
        group: its name.
        lines: of each statement, by its id.
        paged: ids of the threads that have a page.
    """
    threads = [thread for thread in site.threads if thread.group == group]
    return Overview(
        group,
        tuple(_volume(site, book, lines) for book in site.books if book.series.group == group),
        promises_of(threads, paged),
        pending_of(threads, paged),
        tuple(_deadlines(threads, paged, site.authority)),
    )


def _volume(site: Site, book: Book, lines: Mapping[str, Sequence[Line]]) -> Volume:
    made: dict[str, Meeting] = {}
    told = 0
    for place, reading in enumerate(_by_day(book.readings)):
        items = items_of(site, reading) if told < ENTRIES else ()
        told += len(items)
        news = news_of(book, reading) if place < MEETINGS else None
        key = reading.statement.id
        made[key] = _meeting(book, reading, lines[key], news, items)
    meetings = tuple(made[reading.statement.id] for reading in book.readings)
    return Volume(book.series.slug, book.series.name, shelf_of(book), meetings)


def _by_day(readings: Sequence[Reading]) -> list[Reading]:
    """Newest day first, and within a day as :func:`newest_first` has them."""
    return sorted(readings, key=lambda reading: reading.statement.meeting_date, reverse=True)


def _meeting(
    book: Book, reading: Reading, lines: Sequence[Line], news: News | None, items: tuple[Item, ...]
) -> Meeting:
    labels = [line.label for line in lines if not line.gone]
    statement = reading.statement
    row = statement_row(book, reading)
    return Meeting(statement.id, statement.meeting_date, row, indexed(reading, labels), news, items)


def _deadlines(threads: Sequence[Thread], paged: Collection[str], authority: str) -> list[Dated]:
    return [
        Dated(
            end,
            thread.id,
            record.deadline.phrase,
            spot_of(end, thread, record, paged),
            event_of(end, thread, record, authority),
        )
        for end, thread, record in dated(threads)
    ]


def newest_first(volumes: Sequence[Volume]) -> list[Meeting]:
    """Return every meeting, the newest first; of one day in the order of the series."""
    every = [meeting for volume in volumes for meeting in volume.meetings]
    return sorted(every, key=lambda meeting: meeting.day, reverse=True)
