"""What became of a date: kept, passed in silence, moved, removed, set. Facts only, never opinions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.language.acts import acts_of, completes, is_void, names_a_deed
from tracker.language.day_words import month, short_day
from tracker.language.lemma import words
from tracker.language.until import ends_a_state
from tracker.model import ChangeKind, Deadline, FindingKind, Kind, Precision, Relation
from tracker.report.phrases import when

if TYPE_CHECKING:
    from datetime import date

    from tracker.model import Match, SentenceRef
    from tracker.report.facts import Facts

Verdict = tuple[FindingKind, str]
"""Kind of finding and its headline."""

_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)\b|제?\d+[차회]|第\d+回|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth)\b"
    r"(?!\s+(?:half|quarter|week|day|month))",
    re.IGNORECASE,
)
_GATHER = re.compile(
    r"\b(?:hold|held|host|hosted|conven\w+|meet|takes? place)\b.*\b(?:meeting|dialogue|summit|session|round|"
    r"consultations?|conference|again|forum)\b|"
    r"\b(?:meeting|dialogue|summit|session|round|consultations?|conference|forum)\b.*"
    r"\b(?:held|hosted|convened?|takes? place|meet)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:no longer|never|cannot|not(?!\s+(?:later|only|just|less|more))|fail(?:s|ed)? to|unable to)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[;:,]|\bbut\b", re.IGNORECASE)
_HEAD = 2
"""First words of what is promised, in which its verb stands."""
_NEXT = re.compile(r"\b(?:next|again|following|annual|regular)\b", re.IGNORECASE)


def carried(old: SentenceRef, new: SentenceRef, match: Match, facts: Facts) -> Verdict | None:
    """Judge the dates of a sentence that is carried on; null when there is nothing to say."""
    before, after = old.annotated.deadline, new.annotated.deadline
    if old.annotated.kind is Kind.COMMITMENT and _kept(old, new, match):
        return _fulfilled(before, facts)
    if before is None or before.end is None:
        return _first_date(before, new, match)
    if after is not None and after.end is not None:
        held = facts.held_on(old) is not None
        if (held or _is_next_meeting(old, new, facts)) and before.end != after.end:
            return _first_date(None, new, match)
        return None if _other_object(old, new) else _moved(old, new, match)
    if _elsewhere_dated(old, new, facts):
        return None
    if new.annotated.kind is Kind.PROGRESS and _moved_on(match):
        return None  # something was done about it; whether it is what was promised cannot be told
    if _passed(before.end, facts):
        return FindingKind.DEADLINE_PASSED, f"Due by {when(before)}; not said to be done"
    return _removed(new, before, after, match)


def gone(old: SentenceRef, facts: Facts) -> Verdict | None:
    """Judge the date of a sentence that nothing carries on."""
    before = _past(old, facts)
    if before is None:
        return None
    return FindingKind.DEADLINE_PASSED, f"Due by {when(before)}; this statement does not mention it"


def held(old: SentenceRef, on: date) -> Verdict:
    """Say that an announced meeting has taken place, which is why nothing announces it any more."""
    before = old.annotated.deadline
    if before is None or before.end is None:
        return FindingKind.KEPT, f"The meeting announced here took place on {short_day(on)}"
    late = ", later than announced" if on > before.end else ""
    announced = month(before.end) if before.precision is Precision.MONTH else when(before)
    return (
        FindingKind.DEADLINE_MET,
        f"The meeting announced for {announced} took place on {short_day(on)}{late}",
    )


def sets_date(sentence: SentenceRef) -> bool:
    """Whether a sentence names the last day of something."""
    return sentence.annotated.deadline is not None and sentence.annotated.deadline.end is not None


def unmentioned(old: SentenceRef, facts: Facts) -> str | None:
    """Say that a date passed which a text does not mention whose silence proves nothing."""
    before = _past(old, facts)
    return f"Due by {when(before)}; not mentioned in this text" if before else None


def _past(old: SentenceRef, facts: Facts) -> Deadline | None:
    before = old.annotated.deadline
    return before if before and before.end and _passed(before.end, facts) else None


def _moved_on(match: Match) -> bool:
    return any(change.kind is ChangeKind.PROGRESS for change in match.changes)


def _kept(old: SentenceRef, new: SentenceRef, match: Match) -> bool:
    """Whether the deed promised is reported as done, by its verb or its noun.

    The verb must be the one promised ('will dredge', 'was dredged'); a noun must be of its kind ('agreed to
    sign', 'welcomed the signing of').
    """
    head = (old.annotated.promised or "").split()[:_HEAD]
    promised = _lemmas(" ".join([old.annotated.verb or "", *head]))
    return _named_as_done(promised, new) or any(
        _is_done(change.new) and completes(_lemmas(change.old) | promised, _lemmas(change.new))
        for change in match.changes
        if change.kind is ChangeKind.PROGRESS and change.old and change.new
    )


def _named_as_done(promised: frozenset[str], new: SentenceRef) -> bool:
    if new.annotated.kind is Kind.COMMITMENT:
        return False
    forms, kinds = [word.text for word in words(new.text)], acts_of(promised)
    return any(names_a_deed(forms, at, kinds) and not is_void(forms, at) for at in range(len(forms)))


def _is_done(text: str) -> bool:
    return not any(word.text.endswith("ing") for word in words(text))


def _lemmas(text: str) -> frozenset[str]:
    return frozenset(lemma for word in words(text) for lemma in word.lemmas)


def _fulfilled(before: Deadline | None, facts: Facts) -> Verdict:
    if before is None or before.end is None:
        return FindingKind.KEPT, "Promise reported as carried out"
    late = facts.meeting_date is not None and facts.meeting_date > before.end
    suffix = ", reported after that date" if late else ""
    return FindingKind.DEADLINE_MET, f"Due by {when(before)}: reported as done{suffix}"


def _first_date(before: Deadline | None, new: SentenceRef, match: Match) -> Verdict | None:
    after = new.annotated.deadline
    if match.relation is Relation.VERBATIM or after is None or after.end is None:
        return None
    if any(change.kind is ChangeKind.NEGATION for change in match.changes) or _denied(new.text, after.phrase):
        return None
    was = f", instead of {when(before)}" if before else ""
    return FindingKind.DEADLINE_SET, f"Sets a date: {when(after)}{was}"


def _denied(text: str, phrase: str) -> bool:
    """Whether a sentence says in the clause of a date that it will not happen, or that it failed."""
    clause = _CLAUSES.split(text[: max(0, text.find(phrase))])[-1]
    return bool(_DENIES.search(clause))


def _moved(old: SentenceRef, new: SentenceRef, match: Match) -> Verdict | None:
    before, after = old.annotated.deadline, new.annotated.deadline
    if before is None or after is None or before.end is None or after.end is None:
        return None
    restarted = before.phrase.casefold() == after.phrase.casefold()
    if before.end == after.end or restarted or match.relation is Relation.VERBATIM:
        return None  # the same words in the next cycle ('later this year') set a new date, they move none
    if ends_a_state(before.phrase, old.text) and ends_a_state(after.phrase, new.text):
        return FindingKind.CHANGED, f"Term moved from {when(before)} to {when(after)}"
    if after.end > before.end:
        return FindingKind.DEADLINE_SLIPPED, f"Deadline moved from {when(before)} to {when(after)}"
    return FindingKind.DEADLINE_SET, f"Deadline brought forward from {when(before)} to {when(after)}"


def _removed(new: SentenceRef, before: Deadline, after: Deadline | None, match: Match) -> Verdict | None:
    """Tell a date that is gone only where the promise itself still stands, whole and as a promise."""
    if match.relation is Relation.PARTIAL or new.annotated.kind is not Kind.COMMITMENT:
        return None
    if after is not None and after.precision is Precision.OPEN:
        return FindingKind.DEADLINE_REMOVED, f"Deadline of {when(before)} became “{after.phrase}”"
    return FindingKind.DEADLINE_REMOVED, f"Deadline of {when(before)} removed"


def _passed(end: date, facts: Facts) -> bool:
    """Whether it fell due since the meeting before, so that it is news once and not for ever."""
    if facts.meeting_date is None or end >= facts.meeting_date:
        return False
    return facts.previous_date is None or end >= facts.previous_date


def _other_object(old: SentenceRef, new: SentenceRef) -> bool:
    """Whether the two dates belong to different things: the 15th and the 16th meeting."""
    before, after = set(_ORDINAL.findall(old.text)), set(_ORDINAL.findall(new.text))
    return before != after


def _is_next_meeting(old: SentenceRef, new: SentenceRef, facts: Facts) -> bool:
    """Whether both announce a meeting, and the one announced first has been held, or is this one."""
    before = old.annotated.deadline
    if before is None or not (_GATHER.search(old.text) and _GATHER.search(new.text)):
        return False
    if _other_object(old, new):
        return True
    begins = before.start or before.end
    due = facts.meeting_date is not None and begins is not None and begins <= facts.meeting_date
    unnumbered = not _ORDINAL.search(old.text) and bool(_NEXT.search(old.text))
    return due and unnumbered


def _elsewhere_dated(old: SentenceRef, new: SentenceRef, facts: Facts) -> bool:
    """Whether another sentence that carries the same one on has the date, or says that it is done."""
    others = [c for c in facts.carrying(old) if c.labelled.sentence.index != new.index]
    return any((c.labelled.sentence.annotated.deadline is not None) or _moved_on(c.match) for c in others)
