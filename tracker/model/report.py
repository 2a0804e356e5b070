"""What a reader is told: findings, each with a stable id, and the digest that orders them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.model.label import LabelledSentence, SentenceRef, StatementRef
from tracker.model.match import Change, Relation


class FindingKind(StrEnum):
    """What happened, in the order of the usual interest of a reader."""

    DROPPED = "dropped"
    SOFTENED = "softened"
    DEADLINE_PASSED = "deadline passed"
    DEADLINE_SLIPPED = "deadline slipped"
    DEADLINE_REMOVED = "deadline removed"
    DEADLINE_MET = "deadline met"
    DEADLINE_SET = "deadline set"
    """A standing sentence that now has a date, or an earlier one."""
    KEPT = "promise kept"
    """An undertaking without a date that a later sentence reports as done."""
    NEW_COMMITMENT = "new commitment"
    CHANGED = "changed"
    STRENGTHENED = "strengthened"
    RETURNED = "returned"
    NEW = "new"
    REWORDED = "reworded"
    ABSENT = "absent"
    """Not carried on by a text whose silence proves nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One reportable change. ``id`` is the same in mail, site, feed and JSON."""

    id: str
    kind: FindingKind
    statement: StatementRef
    """The statement in which it was found."""
    old: SentenceRef | None
    new: SentenceRef | None
    headline: str
    """One line in plain words."""
    relation: Relation | None = None
    changes: tuple[Change, ...] = ()
    weight: float = 0.0
    """Higher is told first."""
    standing: str | None = None
    """For example 'in 9 of the last 9 statements, absent today'."""
    score: float | None = None
    """Probability of the match that the claim rests on; null where it rests on none."""
    related: tuple[str, ...] = ()
    """Ids of findings of the same statement about the same earlier sentence."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Number of sentences by what became of them."""

    new: int = 0
    returned: int = 0
    verbatim: int = 0
    reworded: int = 0
    partial: int = 0
    changed: int = 0
    dropped: int = 0
    absent: int = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """Findings about one statement in the order in which a reader should meet them."""

    statement: StatementRef
    previous: StatementRef | None
    since: date | None
    counts: Counts
    findings: tuple[Finding, ...]
    unchanged: tuple[LabelledSentence, ...] = ()
    notes: tuple[str, ...] = ()
