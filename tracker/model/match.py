"""How two statements correspond: matches with probability, evidence, relation and typed changes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What became of a sentence that is carried on."""

    VERBATIM = "verbatim"
    REWORDED = "reworded"
    PARTIAL = "partial"
    """Only part of it is carried on, or it is carried on inside another sentence."""
    CHANGED = "changed"
    """Carried on, but what it says is no longer the same."""


class ChangeKind(StrEnum):
    """The type of a fact that differs between two wordings."""

    NEGATION = "negation"
    NUMBER = "number"
    AMOUNT = "amount"
    DATE = "date"
    PLACE = "place"
    PARTY = "party"
    ACTOR = "actor"
    STRENGTH = "strength"
    QUALIFIER = "qualifier"
    PROGRESS = "progress"
    """An undertaking that moved on: 'agreed to hold' → 'held'."""
    WORDING = "wording"
    """Another word of weight, of no kind above."""


class Direction(StrEnum):
    """Which way a change of strength goes."""

    STRENGTHENED = "strengthened"
    SOFTENED = "softened"


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that differs. ``old`` is null when it was added, ``new`` when it was dropped."""

    kind: ChangeKind
    old: str | None
    new: str | None
    direction: Direction | None = None

    def __str__(self) -> str:
        if self.old is None:
            return f"added: “{self.new}”"
        if self.new is None:
            return f"dropped: “{self.old}”"
        name = f"{self.kind} " if self.kind is not ChangeKind.WORDING else ""
        return f"{name}{self.old} → {self.new}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that spoke for (positive weight) or against (negative) a match, in log-odds."""

    name: str
    value: float
    weight: float


class ClauseStatus(StrEnum):
    """What became of a clause."""

    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class ClauseMark:
    """A clause ``text[start:end]`` of the older or newer sentence and what became of it."""

    side: str
    """``old`` or ``new``."""
    start: int
    end: int
    status: ClauseStatus


@dataclass(frozen=True, slots=True)
class Match:
    """An older and a newer sentence that carry the same proposition."""

    old: int
    """Index into the older sentences."""
    new: int
    """Index into the newer sentences."""
    score: float
    """Calibrated probability, 0 to 1."""
    relation: Relation
    changes: tuple[Change, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    clauses: tuple[ClauseMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All matches between two lists of sentences, and the indexes that have none."""

    matches: tuple[Match, ...]
    new: tuple[int, ...]
    """Indexes of newer sentences that carry nothing on."""
    dropped: tuple[int, ...]
    """Indexes of older sentences that nothing carries on."""
