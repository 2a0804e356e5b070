"""The front page: newest changes across series, each series with its latest meeting, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.language.day_words import short_day
from tracker.model import FindingKind
from tracker.model.thread import Status
from tracker.render.sections import tally
from tracker.render.summary import headline, join, name_of, news
from tracker.render.view import Cite, Entry, cite_of, entry_of
from tracker.site.commitments import Promise, current, promise_of
from tracker.site.paths import meeting_page, series_folder, series_page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from tracker.model.meeting import MeetingOutlook
    from tracker.model.thread import Thread
    from tracker.site.data import Book, Reading

MEETINGS = 6
"""Newest meetings that are told about."""
ENTRIES = 4
"""Findings of each."""
_DUE = 8


@dataclass(frozen=True, slots=True)
class News:
    """What one of the newest meetings changed."""

    title: str
    series: str
    series_href: str
    href: str
    cite: Cite
    place: str | None
    headline: str
    entries: tuple[Entry, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """One series in the overview."""

    name: str
    href: str
    group: str
    latest: str
    latest_href: str
    cite: Cite
    line: str
    meetings: int
    expected: str | None
    late: bool
    feed: str


@dataclass(frozen=True, slots=True)
class FrontView:
    """Everything the front page shows."""

    news: tuple[News, ...]
    shelves: tuple[Shelf, ...]
    overdue: tuple[Promise, ...]
    due: tuple[Promise, ...]
    overdue_count: int
    due_count: int


@dataclass(frozen=True, slots=True)
class Pending:
    """The promises whose time is running or over."""

    overdue: tuple[Promise, ...]
    due: tuple[Promise, ...]
    """Those with a deadline that can be told."""
    due_count: int


def pending_of(threads: Iterable[Thread], paged: Collection[str]) -> Pending:
    """Return the promises of some threads that are due or overdue."""
    known = tuple(threads)
    due = [t for t in known if t.status is Status.DUE]
    return Pending(
        overdue=tuple(promise_of(t, paged) for t in known if t.status is Status.OVERDUE),
        due=tuple(promise_of(t, paged) for t in due if current(t)),
        due_count=len(due),
    )


def front_view(shelves: Iterable[Shelf], news: Iterable[News], pending: Sequence[Pending]) -> FrontView:
    """Lay out the front page.

    Args:
        shelves: of all series.
        news: of the newest meetings, newest first.
        pending: of all groups.
    """
    late = sorted((p for some in pending for p in some.overdue), key=_latest_first)
    soon = sorted((p for some in pending for p in some.due), key=_soonest_first)
    return FrontView(
        news=tuple(news),
        shelves=tuple(sorted(shelves, key=lambda s: (s.cite.iso is None, _descending(s.cite.iso), s.name))),
        overdue=tuple(late[:_DUE]),
        due=tuple(soon[:_DUE]),
        overdue_count=len(late),
        due_count=sum(some.due_count for some in pending),
    )


def _descending(iso: str | None) -> int:
    return -date.fromisoformat(iso).toordinal() if iso else 0


def _latest_first(promise: Promise) -> tuple[int, str]:
    return (-promise.end.toordinal() if promise.end else 0, promise.thread_id)


def _soonest_first(promise: Promise) -> tuple[int, str]:
    return (promise.end.toordinal() if promise.end else 10**7, promise.thread_id)


def news_of(book: Book, reading: Reading) -> News:
    """Lay out what one meeting changed."""
    statement, digest = reading.statement, reading.digest
    told = [f for f in digest.findings if f.kind is not FindingKind.REWORDED] if digest.previous else []
    return News(
        title=name_of(statement.ref),
        series=book.series.name,
        series_href=series_page(statement.series.slug),
        href=meeting_page(statement.id),
        cite=cite_of(statement.ref),
        place=statement.place,
        headline=headline(digest),
        entries=tuple(entry_of(finding) for finding in told[:ENTRIES]),
        more=max(0, len(told) - ENTRIES),
    )


def shelf_of(book: Book) -> Shelf:
    """Lay out one series that has statements."""
    reading = book.readings[-1]
    parts = news(tally(reading.digest)) if reading.digest.previous else ["first statement"]
    return Shelf(
        name=book.series.name,
        href=series_page(book.series.slug),
        group=book.series.group,
        latest=name_of(reading.statement.ref),
        latest_href=meeting_page(reading.statement.id),
        cite=cite_of(reading.statement.ref),
        line=join(parts) if parts else "nothing changed",
        meetings=len(book.readings),
        expected=expected(book.outlook),
        late=bool(book.outlook and book.outlook.overdue),
        feed=f"{series_folder(book.series.slug)}/feed.xml",
    )


def expected(outlook: MeetingOutlook | None) -> str | None:
    """Say when the next meeting is expected and why, or null where nothing tells."""
    if outlook is None or outlook.expected is None:
        return None
    when = short_day(outlook.expected)
    if outlook.announced:
        return f"by {when}, as announced (“{outlook.announced.deadline.phrase}”)"
    return f"around {when}, by the usual interval"
