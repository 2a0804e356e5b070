"""How days, threads and presence are shown: word, mark and colour family. Colour is never the only sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.day_words import long_day, short_day
from tracker.model.thread import PresenceMark
from tracker.render.labels import Look
from tracker.render.sections import section_of

if TYPE_CHECKING:
    from datetime import date

    from tracker.model import Deadline
    from tracker.render.comparison import Row

PRESENCE = {
    PresenceMark.FIRST: "F",
    PresenceMark.VERBATIM: "V",
    PresenceMark.REWORDED: "W",
    PresenceMark.PARTIAL: "P",
    PresenceMark.CHANGED: "C",
    PresenceMark.RETURNED: "R",
    PresenceMark.ABSENT: "-",
    PresenceMark.SILENT: "?",
}
"""One letter a cell; a blank stands for meetings before the thread began."""

PRESENCE_WORDS = {
    "F": "first said",
    "V": "word for word",
    "W": "reworded",
    "P": "in part",
    "C": "changed",
    "R": "returned",
    "-": "absent",
    "?": "not mentioned, which proves nothing here",
}

SAME = "unchanged"

LABELS = {
    "dropped": Look("−", "Dropped", "lost"),
    "changed": Look("≠", "Changed", "moved"),
    "new": Look("+", "New", "gained"),
    "reworded": Look("~", "Reworded", "quiet"),
    SAME: Look("=", "Unchanged", "quiet"),
    "absent": Look("?", "Not mentioned", "quiet"),
}
"""What became of a sentence, as filters name it."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day for people and for machines."""

    date: str
    iso: str | None


def day(value: date | None) -> Day:
    """Lay out a day."""
    return Day(long_day(value), value.isoformat() if value else None)


def due_words(deadline: Deadline) -> str:
    """Return the last day of a deadline, or its own phrase where it has none."""
    return short_day(deadline.end) if deadline.end else f"“{deadline.phrase}”"


def label_of(row: Row) -> str:
    """Return the key of :data:`LABELS` for a row of a comparison."""
    return section_of(row.finding) if row.finding else SAME
