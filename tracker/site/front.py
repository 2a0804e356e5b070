"""The front page: newest changes across series, each series with its latest meeting, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.day_words import short_day
from tracker.model import FindingKind
from tracker.model.thread import Status
from tracker.render.sections import tally
from tracker.render.summary import headline, join, name_of, news
from tracker.render.view import Cite, Entry, cite_of, entry_of
from tracker.site.commitments import current, promise_of
from tracker.site.paths import meeting_page, series_folder, series_page

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracker.model.meeting import MeetingOutlook
    from tracker.site.commitments import Promise
    from tracker.site.data import Book, Reading, Site

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


def front_view(site: Site, paged: Collection[str]) -> FrontView:
    """Lay out the front page."""
    names = {book.series.slug: book.series.name for book in site.books}
    overdue = [t for t in site.threads if t.status is Status.OVERDUE]
    due = [t for t in site.threads if t.status is Status.DUE]
    late = sorted((promise_of(t, paged) for t in overdue), key=_latest_first)
    soon = sorted((promise_of(t, paged) for t in due if current(t)), key=_soonest_first)
    books = sorted(
        (b for b in site.books if b.readings),
        key=lambda b: (-b.readings[-1].statement.meeting_date.toordinal(), b.series.name),
    )
    return FrontView(
        news=tuple(_news(reading, names) for reading in site.readings[:MEETINGS]),
        shelves=tuple(_shelf(book) for book in books),
        overdue=tuple(late[:_DUE]),
        due=tuple(soon[:_DUE]),
        overdue_count=len(overdue),
        due_count=len(due),
    )


def _latest_first(promise: Promise) -> tuple[int, str]:
    return (-promise.end.toordinal() if promise.end else 0, promise.thread_id)


def _soonest_first(promise: Promise) -> tuple[int, str]:
    return (promise.end.toordinal() if promise.end else 10**7, promise.thread_id)


def _news(reading: Reading, names: dict[str, str]) -> News:
    statement, digest = reading.statement, reading.digest
    told = [f for f in digest.findings if f.kind is not FindingKind.REWORDED] if digest.previous else []
    return News(
        title=name_of(statement.ref),
        series=names[statement.series.slug],
        series_href=series_page(statement.series.slug),
        href=meeting_page(statement.id),
        cite=cite_of(statement.ref),
        place=statement.place,
        headline=headline(digest),
        entries=tuple(entry_of(finding) for finding in told[:ENTRIES]),
        more=max(0, len(told) - ENTRIES),
    )


def _shelf(book: Book) -> Shelf:
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
