"""The deadlines of a thread in the order in which they were set, and what became of each.

A deadline is *set* by a wording, *repeated* by later ones, and ends as the first of these: confirmed by a
later sentence, moved, removed, or passed in silence. A meeting has a number: the date of the 16th does not
move that of the 15th.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.model import Change, ChangeKind, DeadlineRecord, Kind, Link, Outcome, Passage, Relation, Role
from tracker.threads.course import Course
from tracker.threads.fulfilment import confirm
from tracker.threads.material import Cosine, Material
from tracker.threads.promise import Promise, read_promise

Wording = tuple[Passage, Role]

_FIGURES = frozenset({ChangeKind.NUMBER, ChangeKind.AMOUNT})
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
    alike = [course for course in running if _same_object(course.promise, promise, material)]
    standing = next((c for c in alike if c in before and _joined(c, promise, material)), None)
    if standing is not None and standing.says(deadline):
        standing.repeated.append(passage)
        return []
    opened = Course(promise, deadline, confirm(promise, material, cosine))
    for rival in alike:
        if rival not in before and not rival.says(deadline):
            rival.rivals.append(deadline.phrase)
            opened.rivals.append(rival.deadline.phrase)
    running.append(opened)
    outcome = _fate(standing, opened, material) if standing else None
    if standing is None or outcome is None:
        return []
    running.remove(standing)
    return [standing.close(outcome, passage, material)]


def _same_object(old: Promise, new: Promise, material: Material) -> bool:
    """Whether two dates belong to one undertaking: not to two meetings, nor to two things."""
    if (old.meeting is None) != (new.meeting is None):
        return False
    if old.meeting and new.meeting:
        return old.meeting.number == new.meeting.number
    if old.subject is None or new.subject is None or not old.subject.named or not new.subject.named:
        return True
    if old.subject.cluster == new.subject.cluster:
        return True
    return material.subjects.alike(old.subject.thing, new.subject.thing)


def _joined(old: Course, new: Promise, material: Material) -> bool:
    """Whether a new date can be about the old one: the sentences match, or both name one thing."""
    if _links(old, new.passage, material):
        return True
    subjects = old.promise.subject, new.subject
    return bool(subjects[0] and subjects[1] and subjects[0].named and subjects[1].named)


def _links(old: Course, new: Passage, material: Material) -> list[Link]:
    origin = {old.promise.passage.id, *(passage.id for passage in old.repeated)}
    return [link for link in material.into.get(new.id, ()) if link.old in origin]


def _fate(old: Course, new: Course, material: Material) -> Outcome | None:
    """Return what a newly set date did to the one that stood; null when it left that alone."""
    if old.deadline.end is None:
        return Outcome.DATED
    if old.is_start != new.is_start:
        return None
    if old.is_term and new.deadline.end and new.deadline.end > old.deadline.end:
        return Outcome.EXTENDED
    if new.deadline.end and old.deadline.phrase.casefold() == new.deadline.phrase.casefold():
        return None  # 'over the next three years' counts anew from each meeting
    passed = not old.stands_on(new.promise.statement.meeting_date)
    if new.deadline.end is None:
        return None if passed else Outcome.REMOVED
    if passed and not _is_same_promise(old, new, material):
        return None
    if old.narrowed_by(new.deadline):
        return Outcome.DATED
    return Outcome.SLIPPED if new.deadline.end > old.deadline.end else Outcome.BROUGHT_FORWARD


def _is_same_promise(old: Course, new: Course, material: Material) -> bool:
    """Whether a date given after the old one had passed is for the same promise, not the next like it.

    The same words in a new cycle ('later this year') promise something new; so do other figures.
    """
    if old.is_start or old.promise.passage.text_id == new.promise.passage.text_id:
        return False
    links = _links(old, new.promise.passage, material)
    times = old.deadline.phrase, new.deadline.phrase
    return any(not any(_is_figure(c, times) for c in link.match.changes) for link in links)


def _is_figure(change: Change, times: Sequence[str]) -> bool:
    """Whether a change is of a figure promised; those within the time phrase ('six months') are its date."""
    words = [side for side in (change.old, change.new) if side]
    return change.kind in _FIGURES and not all(any(side in time for time in times) for side in words)


def _removed(here: Sequence[Wording], running: list[Course], material: Material) -> list[DeadlineRecord]:
    """Close the dates that a restated promise no longer has. Only a complete official text can drop one."""
    said = [p for p, role in here if role is Role.SAID and p.annotated.kind is Kind.COMMITMENT]
    if not said or not material.statement(said[0]).source_kind.may_drop:
        return []
    day = material.statement(said[0]).meeting_date
    gone = [
        (course, passage)
        for course in running
        if course.confirmation is None
        and course.stands_on(day)
        and (passage := _restated(course, said, material))
    ]
    for course, _ in gone:
        running.remove(course)
    return [course.close(Outcome.REMOVED, passage, material) for course, passage in gone]


def _restated(course: Course, said: Sequence[Passage], material: Material) -> Passage | None:
    """Return the sentence that carries a dated promise on as a whole, so that its date could have stayed."""
    for passage in said:
        links = _links(course, passage, material)
        if any(link.match.relation is not Relation.PARTIAL for link in links):
            return passage
    return None
