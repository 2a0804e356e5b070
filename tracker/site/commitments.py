"""The page of commitments: by status, and the deadlines on a calendar of years."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.model import Kind
from tracker.model.thread import Status
from tracker.render.labels import Look
from tracker.render.thread_looks import OUTCOME, STATUS
from tracker.render.view import shorten
from tracker.site.looks import due_words
from tracker.site.paths import sentence_link, thread_link
from tracker.site.thread import Place, place_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tracker.model.thread import DeadlineRecord, Thread

YEARS = 4
"""Years in the calendar: those around today that have a deadline."""
_TEXT = 260

SECTIONS = (
    (Status.OVERDUE, "Overdue", "The last day has passed, and no text says that it was done."),
    (Status.DUE, "Due", "The last day is still to come."),
    (Status.OPEN, "Open", "Promised without a date."),
    (Status.MET, "Met", "A later text, or a person, says that it was done."),
    (Status.MISSED, "Missed", "A person says that it was not done."),
    (Status.WITHDRAWN, "Withdrawn", "A person says that it was given up."),
    (Status.DROPPED, "Dropped", "Left the text without any of the above."),
)


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment in a list."""

    thread_id: str
    text: str
    href: str
    group: str
    look: Look
    when: str | None
    end: date | None
    actor: str | None
    last: Place
    outcome: Look | None


@dataclass(frozen=True, slots=True)
class Part:
    """The commitments of one status."""

    slug: str
    title: str
    note: str
    look: Look
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A deadline on the calendar."""

    day: int
    text: str
    href: str
    look: Look


@dataclass(frozen=True, slots=True)
class Dated:
    """A deadline with a last day: as the calendar of the page shows it, and as an event."""

    end: date
    thread: str
    phrase: str
    spot: Spot
    event: tuple[str, ...]
    """Lines of RFC 5545, not yet folded."""

    @property
    def order(self) -> tuple[date, str, str]:
        """Deadlines stand in the order of their days."""
        return self.end, self.thread, self.phrase


@dataclass(frozen=True, slots=True)
class Month:
    """A month with its deadlines."""

    name: str
    spots: tuple[Spot, ...]
    now: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the calendar."""

    number: int
    months: tuple[Month, ...]
    count: int


def promises_of(threads: Iterable[Thread], paged: Collection[str]) -> tuple[tuple[Status, Promise], ...]:
    """Return all commitments, each with its status."""
    return tuple(
        (thread.status, promise_of(thread, paged))
        for thread in threads
        if thread.kind is Kind.COMMITMENT or thread.deadlines
    )


def parts_of(promises: Iterable[tuple[Status, Promise]]) -> tuple[Part, ...]:
    """Sort commitments by status; within one, by the last day, then by the latest mention."""
    by_status: dict[Status, list[Promise]] = defaultdict(list)
    for status, promise in promises:
        by_status[status].append(promise)
    return tuple(
        Part(status.value, title, note, STATUS[status], tuple(sorted(by_status[status], key=_rank)))
        for status, title, note in SECTIONS
    )


def _rank(promise: Promise) -> tuple[date, int, str]:
    said = promise.last.cite.iso
    return (promise.end or date.max, -date.fromisoformat(said).toordinal() if said else 0, promise.thread_id)


def promise_of(thread: Thread, paged: Collection[str]) -> Promise:
    """Lay out one commitment."""
    record = current(thread)
    latest = thread.latest
    return Promise(
        thread_id=thread.id,
        text=shorten(latest.text, _TEXT),
        href=thread_link(thread.id, paged) or sentence_link(latest),
        group=thread.group,
        look=STATUS[thread.status],
        when=due_words(record.deadline) if record else None,
        end=record.deadline.end if record else None,
        actor=latest.annotated.actor,
        last=place_of(latest),
        outcome=OUTCOME[record.outcome] if record else None,
    )


def current(thread: Thread) -> DeadlineRecord | None:
    """Return the deadline that counts: the one still pending, or else the latest."""
    pending = [record for record in thread.deadlines if record.pending]
    known = pending or list(thread.deadlines)
    return known[-1] if known else None


def dated(threads: Iterable[Thread]) -> Iterator[tuple[date, Thread, DeadlineRecord]]:
    """Yield every deadline with a last day, in the order of the days."""
    found = [(r.deadline.end, t, r) for t in threads for r in t.deadlines if r.deadline.end]
    yield from sorted(found, key=lambda entry: (entry[0], entry[1].id, entry[2].deadline.phrase))


def spot_of(end: date, thread: Thread, record: DeadlineRecord, paged: Collection[str]) -> Spot:
    """Lay out one deadline on the calendar."""
    link = thread_link(thread.id, paged) or sentence_link(record.set_in)
    return Spot(end.day, shorten(record.latest.text, 120), link, OUTCOME[record.outcome])


def years_of(deadlines: Iterable[Dated], today: date) -> tuple[Year, ...]:
    """Lay out the calendar: this year and the nearest others in which something is due.

    ``deadlines`` come in the order of their days.
    """
    spots: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for one in deadlines:
        spots[one.end.year, one.end.month].append(one.spot)
    numbers = sorted({year for year, _ in spots} | {today.year}, key=lambda y: (abs(y - today.year), -y))
    return tuple(_year(number, spots, today) for number in sorted(numbers[:YEARS]))


def _year(number: int, spots: dict[tuple[int, int], list[Spot]], today: date) -> Year:
    months = tuple(
        Month(name, tuple(spots.get((number, n), ())), (number, n) == (today.year, today.month))
        for n, name in enumerate(
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], start=1
        )
    )
    return Year(number, months, sum(len(month.spots) for month in months))
