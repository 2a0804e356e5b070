"""The presence matrix: threads × meetings, one line of letters a thread, windowed where it is large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.thread import Role
from tracker.render.thread_looks import STATUS
from tracker.render.view import shorten
from tracker.site.looks import PRESENCE
from tracker.site.paths import sentence_link, thread_link

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tracker.model import Statement
    from tracker.model.thread import Thread

COLUMNS = 40
"""Meetings in the window that a page is drawn with; the script shows the others."""
ROWS = 60
"""Threads in that window."""
_GIST = 130
_PRESENT = frozenset("FVWPCR")


@dataclass(frozen=True, slots=True)
class Row:
    """One thread through the meetings of one series."""

    id: str
    text: str
    kind: str
    status: str
    marks: str
    """One letter a meeting, oldest first; blank before the thread began."""
    href: str
    said: int
    """Meetings at which it was said."""
    order: int
    """Place in the text said last."""

    @property
    def last(self) -> int:
        """Column in which it was said last; -1 when it never was in this series."""
        return max((n for n, mark in enumerate(self.marks) if mark in _PRESENT), default=-1)

    @property
    def latest(self) -> str:
        """The label of the newest meeting, as the filter names it."""
        return {
            "F": "new",
            "R": "new",
            "W": "reworded",
            "V": "unchanged",
            "C": "changed",
            "P": "changed",
        }.get(self.marks[-1:], "absent")


def rows_of(
    threads: Iterable[Thread], statements: Sequence[Statement], paged: Collection[str]
) -> tuple[Row, ...]:
    """Return one row for each thread that was said in a series, what was said last first.

    Args:
        threads: of the group of the series.
        statements: of the series, oldest first.
        paged: ids of the threads that have a page; the others lead to their only sentence.
    """
    columns = {statement.id: n for n, statement in enumerate(statements)}
    rows = [_row(thread, columns, paged) for thread in threads]
    found = [row for row in rows if row is not None]
    return tuple(sorted(found, key=lambda row: (-row.last, row.order, row.id)))


def _row(thread: Thread, columns: Mapping[str, int], paged: Collection[str]) -> Row | None:
    own = [o for o in thread.occurrences if o.sentence.statement.id in columns and o.role is not Role.MENTION]
    if not own:
        return None
    marks = [" "] * len(columns)
    for cell in thread.presence:
        if cell.statement.id in columns:
            marks[columns[cell.statement.id]] = PRESENCE[cell.mark]
    begun = min(columns[o.sentence.statement.id] for o in own)
    said = [n for n, mark in enumerate(marks) if mark in _PRESENT]
    latest = max(own, key=lambda o: (columns[o.sentence.statement.id], o.role is Role.SAID)).sentence
    return Row(
        id=thread.id,
        text=shorten(latest.text, _GIST),
        kind=thread.kind.value,
        status=STATUS[thread.status].word,
        marks=" " * begun + "".join(marks)[begun:],
        href=thread_link(thread.id, paged) or sentence_link(latest),
        said=len(said),
        order=latest.index,
    )


def told(marks: str, dates: Sequence[str]) -> str:
    """Return a row in words for who cannot see it: 'said at 3 of 5 meetings, last on 24 April 2024'."""
    said = [n for n, mark in enumerate(marks) if mark in _PRESENT]
    if not said:
        return "not said at these meetings"
    first, last = dates[said[0]], dates[said[-1]]
    changed = sum(mark in "WPC" for mark in marks)
    span = f"on {first}" if first == last else f"from {first} to {last}"
    return f"said at {len(said)} of {len(marks)} meetings, {span}, other words at {changed}"
