"""What one sentence does: its kind, who undertakes what, by when, how strongly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """The speech act of a sentence (see ``docs/methods.md``)."""

    COMMITMENT = "commitment"
    """Discrete, public, future-oriented, undertaken by all parties or a named one."""
    POSITION = "position"
    """A view, a condemnation, an appeal to others."""
    PROGRESS = "progress"
    """Reports something done."""
    PROCEDURAL = "procedural"
    """Who met, when, on what topics; headings and votes."""


class Precision(StrEnum):
    """How exactly a deadline phrase fixes its interval."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    EVENT = "event"
    """Resolved through a named event (COP30); as exact as that event is known."""
    OPEN = "open"
    """Open-ended: 'in due course', 'in the months ahead'."""
    UNKNOWN = "unknown"
    """A time is meant but cannot be resolved: an unknown event, an impossible date."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time by which, or at which, something is to be done.

    ``start`` and ``end`` are both null when the phrase is open-ended or cannot be resolved; they are
    never guessed. ``end`` is the last day on which the undertaking is still in time.
    """

    phrase: str
    start: date | None
    end: date | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Strength:
    """The rung of the ladder on which a sentence's strongest verb stands."""

    level: float
    """From 0 (notes) to 1 (decides); comparable between sentences, with hedges and intensifiers in."""
    rung: str
    """Name of the rung, as in the ladder file."""
    word: str
    """The words that put it there, as they stand in the sentence."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """One sentence with all that can be read from it alone and the date of its meeting."""

    text: str
    kind: Kind
    deadline: Deadline | None = None
    strength: Strength | None = None
    actor: str | None = None
    verb: str | None = None
    promised: str | None = None
    kind_probability: float = 1.0
