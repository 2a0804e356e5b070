"""Whether a sentence says that something was done, and what for a word says so.

Only past forms count that belong to the act that was promised ('sign' → 'signed', 'the signing of', 'entered
into force'), close to the thing promised, and neither negated nor still to come ('to be signed').
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.language.acts import Act, acts, any_act, is_void, names_a_deed, past_markers
from tracker.language.lemma import lemmas
from tracker.model import Annotated
from tracker.threads.tables import function_words
from tracker.threads.terms import Term, terms

_ASKING = frozenset({"to", "be", "with"})
"""Words before the verb of an appeal."""
_NEAR = 6
"""Words between a past form and the thing it is about at the most."""
_HEAD = 5
"""First words of a promise in which its verb stands."""
_RELATIVE = re.compile(r"^\s*,\s+which\b")
_CUT = re.compile(r"[;:!?]|,\s+(?:and|but|while|which)\b")


@dataclass(frozen=True, slots=True)
class Done:
    """The words that report something as done."""

    words: str
    start: int


def promised_acts(annotated: Annotated) -> tuple[Act, ...]:
    """Return the kinds of act that a sentence promises; one of its own for a verb that no table knows."""
    promised = [w.text.casefold() for w in terms(annotated.promised or "")[:_HEAD]]
    if annotated.promised is None:
        promised = _asked_for(annotated.text)
    verb = [w.text.casefold() for w in terms(annotated.verb or "")][-1:]
    for word in (*promised, *verb):
        known = tuple(act for act in acts() if act.promise & lemmas(word))
        if known:
            return known
    if promised[:1] == ["on"]:  # 'decided on a mechanism'
        return tuple(act for act in acts() if "establish" in act.promise)
    if not verb or verb[0] in function_words():
        return ()
    forms = lemmas(verb[0])
    return (Act(forms, forms, frozenset(), ()),)


def _asked_for(text: str) -> list[str]:
    """Return the verbs of an appeal or an expectation: 'asked the bank *to publish*', 'with *preparing*'."""
    words = [w.text.casefold() for w in terms(text)]
    return [word for before, word in pairwise(words) if before in _ASKING]


def is_known(promised: Sequence[Act]) -> bool:
    """Whether acts stand in the table, so that what they are done to is known to be a thing promised."""
    return any(act in acts() for act in promised)


def find_done(text: str, start: int, end: int, promised: Sequence[Act]) -> Done | None:
    """Return what says in ``text`` that the thing at ``text[start:end]`` was carried out, or null."""
    promised = (*promised, any_act())
    words = terms(text)
    for at, word in enumerate(words):
        near = _is_near(text, words, at, start, end)
        if near and _reports(words, at, promised) and not _void(words, at):
            return Done(_phrase(text, words, at), word.start)
    lowered = text.casefold()
    for act in promised:
        for state in act.states:
            place = lowered.find(state)
            near = place >= 0 and _is_beside(text, place, start, end)
            if near and not _state_void(text, place):
                return Done(text[place : place + len(state)], place)
    return None


def _is_beside(text: str, place: int, start: int, end: int) -> bool:
    """Whether a phrase stands within the clause of a thing, or in the relative clause behind it."""
    if place < end:
        return place >= start
    between = text[end:place]
    return not _CUT.search(_RELATIVE.sub("", between, count=1))


def is_past_event(text: str, start: int) -> Done | None:
    """Return the word that tells an event at ``start`` as past ('following the meeting'), or null."""
    before = [w for w in terms(text) if w.end <= start]
    for word in reversed(before):
        if word.text.casefold() in past_markers() and not _CUT.search(text[word.end : start]):
            return Done(text[word.start : word.end], word.start)
    return None


def _is_near(text: str, words: Sequence[Term], at: int, start: int, end: int) -> bool:
    """Whether a word stands within a phrase, or few words from it within one clause."""
    word = words[at]
    if start <= word.start < end:
        return True
    low, high = (word.end, start) if word.start < start else (end, word.start)
    between = sum(1 for other in words if low <= other.start < high)
    return between <= _NEAR and not _CUT.search(text[low:high])


def _reports(words: Sequence[Term], at: int, promised: Sequence[Act]) -> bool:
    word = words[at].text.casefold()
    base = lemmas(word) - {word}
    if names_a_deed([w.text.casefold() for w in words], at, promised):
        return True
    for act in promised:
        past = not word.endswith(("ing", "s")) and base & act.done
        if past and word not in act.done:
            return True
    return False


def _void(words: Sequence[Term], at: int) -> bool:
    return is_void([w.text.casefold() for w in words], at)


def _state_void(text: str, place: int) -> bool:
    before = [w.text.casefold() for w in terms(text) if w.end <= place]
    return is_void(before, len(before))


def _phrase(text: str, words: Sequence[Term], at: int) -> str:
    """Return the reporting word with its auxiliary, as it stands."""
    first = at
    while first > 0 and words[first - 1].text.casefold() in {"was", "were", "has", "have", "had", "been"}:
        first -= 1
    return text[words[first].start : words[at].end]
