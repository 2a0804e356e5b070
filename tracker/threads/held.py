"""Whether an announced meeting has taken place: its statement is there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tracker.model import Passage, Statement
from tracker.threads.material import Material
from tracker.threads.occasion import FINE
from tracker.threads.promise import MeetingPromise, Promise, name_keys, read_promise


def meeting_held(passage: Passage, said_in: Statement, statements: Iterable[Statement]) -> Statement | None:
    """Return the first of some statements that is of the meeting which a sentence announces, or null.

    Args:
        passage: the sentence.
        said_in: its statement.
        statements: those of its group; earlier ones are passed over.
    """
    promise = read_promise(passage, Material([said_in], {said_in.id: [passage]}, []))
    return first_held(promise, sorted(statements, key=lambda s: (s.meeting_date, s.id)))


def announced_for(passage: Passage, said_in: Statement) -> date | None:
    """Return by when a sentence announces the next meeting of its own series, or null."""
    deadline = passage.annotated.deadline
    if deadline is None or deadline.end is None:
        return None
    meeting = read_promise(passage, Material([said_in], {said_in.id: [passage]}, [])).meeting
    return deadline.end if meeting is not None and meeting.name <= name_keys(said_in) else None


def first_held(promise: Promise, statements: Iterable[Statement]) -> Statement | None:
    """Return the first of some statements, oldest first, that is of the meeting promised, or null."""
    later = (s for s in statements if s.meeting_date > promise.statement.meeting_date)
    return next((s for s in later if _is_promised(promise, s) or _is_in_time(promise, s)), None)


def _is_promised(promise: Promise, statement: Statement) -> bool:
    return promise.meeting is not None and _is_meeting(promise.meeting, promise.statement, statement)


def _is_in_time(promise: Promise, statement: Statement) -> bool:
    """Whether a statement is of the meeting that its own series announced for that month, week or day."""
    subject, deadline = promise.subject, promise.passage.annotated.deadline
    if subject is None or not subject.thing.recurs or deadline is None:
        return False
    if deadline.precision not in FINE or not (deadline.start and deadline.end):
        return False
    number = promise.meeting.number if promise.meeting else None
    return (
        deadline.start <= statement.meeting_date <= deadline.end
        and (number is None or statement.number is None)
        and statement.series.slug == promise.statement.series.slug
        and subject.thing.modifiers <= name_keys(statement)
    )


def _is_meeting(meeting: MeetingPromise, said_in: Statement, statement: Statement) -> bool:
    own = statement.series.slug == said_in.series.slug
    name = name_keys(statement)
    named = bool(meeting.name) and meeting.name <= name
    if meeting.number is None:
        return own and meeting.name <= name
    return statement.number == meeting.number and (own or named)
