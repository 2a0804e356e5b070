"""The things that sentences name: a mechanism, a plan, an exercise, a meeting, with what tells it apart.

A thing is a noun of a closed list (``data/things.toml``) with its modifiers: the words before it in its noun
phrase, a complement after it ('system *of missile warning*'), capitalised words behind it ('exercise *IRON
GATE*') or in apposition before it ('“Iron Gate”, a *multi-domain* exercise').
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from tracker.language.acts import act_verbs
from tracker.language.lemma import lemmas
from tracker.threads.tables import (
    complement_words,
    determiners,
    generic_words,
    heads,
    recurring,
)
from tracker.threads.terms import Term, terms

_REACH = 8
"""Words of a noun phrase before its head at the most."""
_BEHIND = 6
"""Words of a complement at the most."""
_PLACES = "corridor"
"""Kind of those nouns that also begin the names of places."""
_NAME = 4
"""Words of a name in apposition at the most."""
_STOP = re.compile(r"[;:!?()\[\]]")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$", re.IGNORECASE)
_FINITE_MEET = frozenset({"meet", "meets", "met", "convene", "convened", "convenes"})


@dataclass(frozen=True, slots=True)
class Thing:
    """Something named in a sentence."""

    kind: str
    """First noun of its line in the table: the same for 'mechanism' and 'system'."""
    modifiers: frozenset[str]
    """Keys of the words that tell it apart; empty for 'the mechanism'."""
    ordinals: frozenset[int]
    start: int
    end: int
    """``text[start:end]`` is the phrase."""
    definite: bool
    """Opened by a determiner: with no modifiers of its own it points back at one named before."""

    @property
    def recurs(self) -> bool:
        """Whether it is an event that comes back under the same name."""
        return self.kind in recurring()


@lru_cache(maxsize=8192)
def things_in(text: str, learned: frozenset[str] = frozenset()) -> tuple[Thing, ...]:
    """Return the things a sentence names, in order.

    Args:
        text: the sentence.
        learned: keys of nouns that name things besides those of the table.
    """
    words = terms(text)
    known = heads().keys() | learned
    return tuple(
        _thing(text, words, at, known) for at in range(len(words)) if _is_head(text, words, at, known)
    )


def _is_head(text: str, words: Sequence[Term], at: int, known: AbstractSet[str]) -> bool:
    """A head that stands right before another one modifies it ('exercise plan')."""
    word = words[at]
    if word.key not in known:
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    if after and after.key in known and text[word.end : after.start] == " " and not _verbal(after):
        return False
    if after and after.capital and word.capital and heads().get(word.key, ("",))[0] == _PLACES:
        return False  # 'Port Halden' is a place
    before = words[at - 1].text.casefold() if at else ""
    is_verb = word.text.islower() and word.text.endswith("s") and before not in determiners()
    return not (is_verb and after and after.text == "to")  # 'the minister plans to visit' names no plan


def _verbal(word: Term) -> bool:
    return word.text in _FINITE_MEET


def _thing(text: str, words: Sequence[Term], at: int, known: AbstractSet[str]) -> Thing:
    first, definite = _opening(text, words, at)
    last = _ending(text, words, at)
    phrase = [*words[first:at], *words[at + 1 : last + 1]]
    named = _apposed(text, words, first, definite)
    modifiers = frozenset(w.key for w in [*named, *phrase] if _tells(w, known))
    begin = (named or words[first : at + 1])[0].start
    return Thing(
        kind=heads().get(words[at].key, (words[at].key,))[0],
        modifiers=modifiers,
        ordinals=frozenset(int(m[1]) for w in words[first:at] if (m := _ORDINAL.match(w.text))),
        start=begin,
        end=words[last].end,
        definite=definite,
    )


def _tells(word: Term, known: AbstractSet[str]) -> bool:
    return not (
        word.function or word.key in generic_words() or _ORDINAL.match(word.text) or word.key in known
    )


def _opening(text: str, words: Sequence[Term], at: int) -> tuple[int, bool]:
    """Return the index of the first modifier before a head, and whether a determiner opens the phrase.

    Commas are crossed only on the way to a determiner ('an annual, named, multi-domain exercise').
    """
    verbal = _verbal(words[at])
    sure = at
    crossed = False
    for i in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word, gap = words[i], text[words[i].end : words[i + 1].start]
        if _STOP.search(gap):
            break
        crossed = crossed or "," in gap
        if word.text.casefold() in determiners() and not verbal:
            return i + 1, True
        if word.function and not verbal:
            break
        if not verbal and _is_verb(word):
            break
        if not crossed:
            sure = i
    return sure, False


def _is_verb(word: Term) -> bool:
    """Whether a word in small letters is a form of a verb of promising or keeping."""
    return word.text.islower() and bool(lemmas(word.text) & act_verbs()) and word.key not in heads()


def _ending(text: str, words: Sequence[Term], at: int) -> int:
    """Return the index of the last word that belongs to the thing named at ``at``."""
    last = at
    for i in range(at + 1, min(len(words), at + 1 + _NAME)):
        gap = text[words[i - 1].end : words[i].start]
        if not words[i].capital or gap.strip(" “\"'‘(") or words[i].function:
            break
        last = i
    follows = words[last + 1] if last + 1 < len(words) else None
    purpose = follows is not None and follows.text == "to" and last == at
    if follows is None or not (purpose or follows.text in complement_words()) or _verbal(words[at]):
        return last
    taken = 0
    for i in range(last + 1, len(words)):
        word, gap = words[i], text[words[i - 1].end : words[i].start]
        if gap.strip(" “”\"'’‘") or taken >= _BEHIND or (word.function and not _goes_on(word)):
            break
        if not word.function:
            taken += 1
            last = i
    return last


def _goes_on(word: Term) -> bool:
    """Whether a noun phrase may go on after a word of grammar."""
    small = word.text.casefold()
    return small in complement_words() or small in determiners() or small in ("to", "and")


def _apposed(text: str, words: Sequence[Term], first: int, definite: bool) -> Sequence[Term]:
    """Return the name before ', a …': '“Iron Gate,” a multi-domain exercise'."""
    if not definite or first < 2 or "," not in text[words[first - 2].end : words[first - 1].start]:
        return ()
    name = first - 1
    while name > 0 and words[name - 1].capital and first - name <= _NAME:
        name -= 1
    return words[name : first - 1]
