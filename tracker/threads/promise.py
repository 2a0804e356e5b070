"""What one sentence promises: which act, on which thing, or which meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.language.acts import Act
from tracker.model import Passage, Statement
from tracker.threads.completion import promised_acts
from tracker.threads.material import Material
from tracker.threads.subjects import Named
from tracker.threads.tables import spelled_ordinals
from tracker.threads.terms import fold, terms

_HOLD = "hold"
_NEXT = re.compile(r"\b(?:next|upcoming|forthcoming)\b", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:meet|convene|gather|reconvene)\s+(?:each other\s+)?again\b|다시\s?만나|再び会|再会(?=[しすを])",
    re.IGNORECASE,
)
_NEXT_OF_ALL = re.compile(
    r"^\W*(?:(?:the|our|its)\s+)?(?:next|upcoming)\s+(?:[\w-]+\s+){0,3}?([\w-]+)\s+(?:will|shall|is|takes?)\b",
    re.IGNORECASE,
)
"""'The next policy decision will be …': what comes next is the subject of the sentence."""
_ONLY_A_TIME = re.compile(r"\b(?:before|when|until|once|after|time)\b[^,;.]*$", re.IGNORECASE)
_OTHER_DEED = re.compile(r"[,;、]|\band\b|[하되]고\s|[하되]며")
_CJK_ORDINAL = re.compile(r"(?:제\s?(\d{1,3})\s?[차회])|(?:第\s?(\d{1,3})\s?[回次])")
_RELATIVE = re.compile(r",?\s(?:which|that)\b")
_PARTS = frozenset({"quarter", "half", "year", "day"})
"""What an ordinal before them counts is time."""
_PRONOUNS = frozenset({"it", "them", "this", "these", "be"})
_POINTING = 4
"""First words of a promise in which a pronoun stands for the thing."""
_FAR = 15
"""Words into a promise beyond which a thing is no longer its object."""
_PROBE = 24
"""Letters by which the promised words are found again in their sentence."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence that undertakes something, as the search for its fulfilment sees it."""

    passage: Passage
    statement: Statement
    acts: tuple[Act, ...]
    subject: Named | None
    """The thing promised, where the sentence names one."""
    meeting: MeetingPromise | None


@dataclass(frozen=True, slots=True)
class MeetingPromise:
    """A promise to meet again."""

    number: int | None
    """Ordinal of the meeting; null for 'the next meeting'."""
    name: frozenset[str]
    """Keys of the words that name it."""


def read_promise(passage: Passage, material: Material) -> Promise:
    """Read what a sentence promises."""
    acts = promised_acts(passage.annotated)
    holds = any(_HOLD in act.promise for act in acts)
    subject = _subject(passage, material, holds=holds)
    statement = material.statement(passage)
    meeting = _meeting(passage, subject) or _next_of_series(passage, statement)
    return Promise(passage, statement, acts, subject, meeting)


def _subject(passage: Passage, material: Material, *, holds: bool) -> Named | None:
    """Return the thing promised, where the promise is about one of the table; an event only if it is held."""
    things = [n for n in material.subjects.of(passage.id) if holds or not n.thing.recurs]
    if not things:
        return None
    text, note = passage.layout.text, passage.annotated
    begin = max(0, text.find((note.promised or "")[:_PROBE]))
    deadline = text.find(note.deadline.phrase) if note.deadline else -1
    if deadline >= 0:
        return _dated(things, text, begin, deadline)
    within = [n for n in things if n.thing.end > begin and len(terms(text[begin : n.thing.start])) <= _FAR]
    return within[0] if within else _pointed_at(things, note.promised or "", begin)


def _dated(things: Sequence[Named], text: str, begin: int, deadline: int) -> Named:
    """Return what a date belongs to: the antecedent of 'which', or else the last thing named before it."""
    relative = next(reversed(list(_RELATIVE.finditer(text, 0, deadline))), None)
    antecedents = [n for n in things if relative and 0 <= relative.start() - n.thing.end <= 1]
    if antecedents:
        return antecedents[-1]
    before = [n for n in things if n.thing.end <= deadline]
    within = [n for n in before if n.thing.end > begin]
    return (within or before or list(things[:1]))[-1]


def _pointed_at(things: Sequence[Named], promised: str, begin: int) -> Named | None:
    """Return the thing before 'sign it' or 'to be signed'."""
    first = {term.text.casefold() for term in terms(promised)[:_POINTING]}
    before = [n for n in things if n.thing.end <= begin]
    return before[-1] if before and first & _PRONOUNS else None


def _meeting(passage: Passage, subject: Named | None) -> MeetingPromise | None:
    text = passage.layout.text
    eastern = _CJK_ORDINAL.search(text)
    if eastern and passage.annotated.deadline:
        return MeetingPromise(int(eastern[1] or eastern[2]), frozenset())
    if subject is None or not subject.thing.recurs:
        return None
    phrase = text[subject.thing.start : subject.thing.end]
    ordinals = sorted(subject.thing.ordinals or _spelled(phrase))
    if ordinals:
        return MeetingPromise(ordinals[-1], subject.thing.modifiers)
    return MeetingPromise(None, subject.thing.modifiers) if _NEXT.search(phrase) else None


def _next_of_series(passage: Passage, statement: Statement) -> MeetingPromise | None:
    """Return the promise of the next meeting of the series: 'the next decision', 'meet again'."""
    text, deadline = passage.layout.text, passage.annotated.deadline
    if deadline is None or deadline.end is None:
        return None
    again = _AGAIN.search(text)
    if again and not _ONLY_A_TIME.search(text[: again.start()]):
        at = text.find(deadline.phrase)
        between = (
            text[again.end() : at] if at > again.start() else text[at + len(deadline.phrase) : again.start()]
        )
        return None if _OTHER_DEED.search(between) else MeetingPromise(None, frozenset())
    subject = _NEXT_OF_ALL.search(text)
    named = fold(subject[1]) if subject else None
    return MeetingPromise(None, frozenset({named})) if named and named in name_keys(statement) else None


def _spelled(phrase: str) -> frozenset[int]:
    """Return the ordinal that a phrase spells out: 'the fourth meeting', not 'the fourth quarter meeting'."""
    words = [term.text.casefold() for term in terms(phrase)]
    return frozenset(
        spelled_ordinals()[word]
        for word, after in pairwise([*words, ""])
        if word in spelled_ordinals() and after not in _PARTS
    )


def content_keys(text: str) -> frozenset[str]:
    """Return the keys of the words of a text that are not words of grammar."""
    return frozenset(term.key for term in terms(text) if not term.function)


def name_keys(statement: Statement) -> frozenset[str]:
    """Return the keys of the words by which a meeting is known."""
    return content_keys(
        " ".join([statement.series.name, statement.meeting_name or "", statement.title or ""])
    )
