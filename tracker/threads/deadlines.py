"""The deadlines of a thread in the order in which they were set, and what became of each.

A deadline is *set* by a wording, *repeated* by later ones, and ends as the first of these: confirmed by a
later sentence, moved, removed, or passed in silence. A meeting has a number: the date of the 16th does not
move that of the 15th.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.model import DeadlineRecord, Kind, Outcome, Passage, Relation, Role
from tracker.threads.course import Course
from tracker.threads.fulfilment import confirm
from tracker.threads.material import Cosine, Material
from tracker.threads.promise import Promise, read_promise

Wording = tuple[Passage, Role]

_UNDERTAKES = frozenset({Kind.COMMITMENT, Kind.POSITION})


def trace_deadlines(
    wordings: Sequence[Wording], material: Material, today: date, cosine: Cosine | None = None
) -> tuple[DeadlineRecord, ...]:
    """Follow every deadline of a thread.

    Args:
        wordings: of the thread, in reading order.
        material: the group.
        today: decides between due and overdue.
        cosine: see ``fulfilment``.
    """
    done: list[DeadlineRecord] = []
    running: list[Course] = []
    for statement_id in dict.fromkeys(p.statement_id for p, _ in wordings):
        here = [entry for entry in wordings if entry[0].statement_id == statement_id]
        done += _confirmed(running, here[0][0], material)
        dated = [p for p, role in here if _sets_date(p, role)]
        before = list(running)
        for passage in dated:
            done += _take_date(passage, before, running, material, cosine)
        if not dated:
            done += _removed(here, running, material)
    done += [course.settle(material, today) for course in running]
    return tuple(sorted(done, key=_set_at))


def _sets_date(passage: Passage, role: Role) -> bool:
    """Whether a wording gives the thread a date; one that belongs to another thread sets the date there."""
    note = passage.annotated
    return role is Role.SAID and note.deadline is not None and note.kind in _UNDERTAKES


def _set_at(record: DeadlineRecord) -> tuple[date, str, int]:
    statement = record.set_in.statement
    return (statement.meeting_date or date.min, statement.id, record.set_in.index)


def _confirmed(running: list[Course], now: Passage, material: Material) -> list[DeadlineRecord]:
    """Close what was confirmed up to the statement now read."""
    done = []
    for course in list(running):
        found = course.confirmation
        if found and not material.is_later(found.passage, now):
            done.append(course.met(found, material))
            running.remove(course)
    return done


def _take_date(
    passage: Passage,
    before: Sequence[Course],
    running: list[Course],
    material: Material,
    cosine: Cosine | None,
) -> list[DeadlineRecord]:
    """Let a wording repeat or move a date that stands, and set its own where it is another one."""
    deadline = passage.annotated.deadline
    if deadline is None:
        return []
    promise = read_promise(passage, material)
    alike = [course for course in running if _same_object(course.promise, promise)]
    standing = next((course for course in alike if course in before), None)
    if standing is not None and standing.says(deadline):
        standing.repeated.append(passage)
        return []
    opened = Course(promise, deadline, confirm(promise, material, cosine))
    for rival in alike:
        if rival not in before and not rival.says(deadline):
            rival.rivals.append(deadline.phrase)
            opened.rivals.append(rival.deadline.phrase)
    running.append(opened)
    outcome = _fate(standing, opened) if standing else None
    if standing is None or outcome is None:
        return []
    running.remove(standing)
    return [standing.close(outcome, passage, material)]


def _same_object(old: Promise, new: Promise) -> bool:
    """Whether two dates belong to one undertaking: not to two meetings, nor to two things."""
    if (old.meeting is None) != (new.meeting is None):
        return False
    if old.meeting and new.meeting:
        return old.meeting.number == new.meeting.number
    known = {p.subject.cluster for p in (old, new) if p.subject and p.subject.cluster >= 0}
    return len(known) < 2


def _fate(old: Course, new: Course) -> Outcome | None:
    """Return what a newly set date did to the one that stood; null when it left that alone."""
    if old.deadline.end is None:
        return Outcome.DATED
    if old.is_term and new.is_term:
        return Outcome.EXTENDED if new.deadline.end and new.deadline.end > old.deadline.end else None
    passed = not old.stands_on(new.promise.statement.meeting_date)
    if new.deadline.end is None:
        return None if passed else Outcome.REMOVED
    if passed and old.promise.passage.text_id == new.promise.passage.text_id:
        return None  # the same words in a new cycle ('later this year') set a new date, and move none
    return Outcome.SLIPPED if new.deadline.end > old.deadline.end else Outcome.BROUGHT_FORWARD


def _removed(here: Sequence[Wording], running: list[Course], material: Material) -> list[DeadlineRecord]:
    """Close the dates that a restated promise no longer has. Only a complete official text can drop one."""
    said = [p for p, role in here if role is Role.SAID and p.annotated.kind is Kind.COMMITMENT]
    if not said or not material.statement(said[0]).source_kind.may_drop:
        return []
    day = material.statement(said[0]).meeting_date
    gone = [
        (course, passage)
        for course in running
        if course.stands_on(day) and (passage := _restated(course, said, material))
    ]
    for course, _ in gone:
        running.remove(course)
    return [course.close(Outcome.REMOVED, passage, material) for course, passage in gone]


def _restated(course: Course, said: Sequence[Passage], material: Material) -> Passage | None:
    """Return the sentence that carries a dated promise on as a whole, so that its date could have stayed."""
    origin = {course.promise.passage.id, *(p.id for p in course.repeated)}
    for passage in said:
        links = [link for link in material.into.get(passage.id, ()) if link.old in origin]
        if any(link.match.relation is not Relation.PARTIAL for link in links):
            return passage
    return None
