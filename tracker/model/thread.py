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


class Role(StrEnum):
    """How a sentence belongs to a thread."""

    SAID = "said"
    """It is a wording of the thread."""
    CARRIED = "carried"
    """It carries the thread on beside another one that it belongs to (merged or split sentences)."""
    MENTION = "mention"
    """It speaks of the thing that the thread promises, in words of its own."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One wording of a thread and how it differs from the one before."""

    sentence: SentenceRef
    relation: Relation | None
    """To the wording before; null for the first, and for a mention."""
    changes: tuple[Change, ...] = ()
    score: float | None = None
    role: Role = Role.SAID


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
    BROUGHT_FORWARD = "brought forward"
    """A later wording gives an earlier date."""
    DATED = "given a date"
    """It was open or wide, and a later wording names a date or a shorter time within it."""
    EXTENDED = "extended"
    """A term ('for six months, until …') that a later wording renews."""
    ENDED = "term ended"
    """A term that ran out; there was nothing to do by its end."""
    STARTED = "start date passed"
    """The day from which something holds has come; there was nothing to do by it."""
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
    reason: str | None = None
    """Why ``evidence`` counts, or what is doubtful about the date, in plain words."""
    repeated: tuple[SentenceRef, ...] = ()
    """Later sentences that name the same date."""

    @property
    def latest(self) -> SentenceRef:
        """The last sentence that names the date; what it promises may have changed since it was set."""
        return self.repeated[-1] if self.repeated else self.set_in

    @property
    def pending(self) -> bool:
        """Whether nothing has been said or decided about it yet."""
        return self.outcome in (Outcome.OPEN, Outcome.DUE, Outcome.OVERDUE)


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
    """Commitment when any wording undertakes something, or else that of its latest wording."""
    occurrences: tuple[Occurrence, ...]
    """Wordings and mentions, in the order of meetings and sentences."""
    presence: tuple[Presence, ...]
    deadlines: tuple[DeadlineRecord, ...]
    status: Status
    decisions: tuple[Decision, ...] = ()

    fulfilled_by: SentenceRef | None = None
    """A sentence that reports the thing promised as done, where the promise had no date."""

    @property
    def wordings(self) -> tuple[Occurrence, ...]:
        """Its occurrences without those that only mention what it promises."""
        return tuple(o for o in self.occurrences if o.role is not Role.MENTION)

    @property
    def latest(self) -> SentenceRef:
        """The wording said last; the thread's own before one that merely carries it on."""
        own = [o for o in self.occurrences if o.role is Role.SAID]
        return (own or list(self.wordings))[-1].sentence

    @property
    def first_seen(self) -> date | None:
        """Day of the meeting at which it was first said."""
        return self.wordings[0].sentence.statement.meeting_date

    @property
    def last_seen(self) -> date | None:
        """Day of the meeting at which it was last said."""
        return self.wordings[-1].sentence.statement.meeting_date

    @property
    def version(self) -> int:
        """Number of the latest decision about it, 0 without any: tells an editor what was last seen."""
        return max((decision.id or 0 for decision in self.decisions), default=0)
