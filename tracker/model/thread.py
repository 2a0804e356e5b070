"""One proposition followed through the meetings, with its promises, deadlines and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.model.annotation import Deadline, Kind
from tracker.model.archive import Decision
from tracker.model.label import SentenceRef, StatementRef
from tracker.model.match import Change, Relation


class PresenceMark(StrEnum):
    """What one statement made of a thread."""

    FIRST = "first"
    VERBATIM = "verbatim"
    REWORDED = "reworded"
    PARTIAL = "partial"
    CHANGED = "changed"
    RETURNED = "returned"
    ABSENT = "absent"
    SILENT = "silent"
    """Not said, in a text whose silence proves nothing."""


@dataclass(frozen=True, slots=True)
class Presence:
    """One cell of the presence matrix: a thread in one statement of its series or group."""

    statement: StatementRef
    mark: PresenceMark


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One wording of a thread and how it differs from the one before."""

    sentence: SentenceRef
    relation: Relation | None
    """To the wording before; null for the first."""
    changes: tuple[Change, ...] = ()
    score: float | None = None


class Outcome(StrEnum):
    """What became of a deadline. Evidence, not opinion: ``MET`` needs a sentence or a person that says so."""

    OPEN = "open"
    """No date to be late against ('in due course'), or a phrase that could not be resolved."""
    DUE = "due"
    """Its last day has not passed."""
    OVERDUE = "overdue, unconfirmed"
    """Its last day passed in silence."""
    MET = "met"
    SLIPPED = "slipped"
    """A later wording gives a later date."""
    REMOVED = "removed"
    """The thread went on without a date."""
    MISSED = "missed"
    """A person said so."""
    WITHDRAWN = "withdrawn"
    """A person said so."""


@dataclass(frozen=True, slots=True)
class DeadlineRecord:
    """A deadline that a thread was given, and what became of it."""

    set_in: SentenceRef
    deadline: Deadline
    outcome: Outcome
    evidence: SentenceRef | None = None
    """The later sentence that confirms, moves or omits it."""
    decision: Decision | None = None


class Status(StrEnum):
    """Where a thread stands today."""

    OPEN = "open"
    DUE = "due"
    OVERDUE = "overdue"
    MET = "met"
    MISSED = "missed"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"
    """Left the text of its series without any of the above."""


@dataclass(frozen=True, slots=True)
class Thread:
    """One proposition through all meetings of its group, oldest wording first."""

    id: str
    group: str
    kind: Kind
    """Of its latest wording."""
    occurrences: tuple[Occurrence, ...]
    presence: tuple[Presence, ...]
    deadlines: tuple[DeadlineRecord, ...]
    status: Status
    decisions: tuple[Decision, ...] = ()

    @property
    def latest(self) -> SentenceRef:
        """The wording said last."""
        return self.occurrences[-1].sentence

    @property
    def first_seen(self) -> date | None:
        """Day of the meeting at which it was first said."""
        return self.occurrences[0].sentence.statement.meeting_date

    @property
    def last_seen(self) -> date | None:
        """Day of the meeting at which it was last said."""
        return self.latest.statement.meeting_date
