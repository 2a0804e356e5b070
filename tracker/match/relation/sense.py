"""Whether two units that stand for each other say the same: one sense in common, or one word family."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from tracker.match.relation.fold import fold
from tracker.match.relation.lexicon import FUNCTION, wordset
from tracker.match.relation.phrases import SENSES_OF, SYNONYM_OF
from tracker.match.relation.units import Kind, Unit

_KINDS = frozenset({Kind.WORD, Kind.QUALIFIER, Kind.NAME, Kind.MODAL})
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_PARTICLES = wordset("but out in up down off over under against without from")
"""Function words that turn the verb beside them into another one ('phase out', 'phase in')."""
_PREPOSITIONS = wordset("in on at by for of to with")
_WEIGHTLESS = wordset("well so then")
"""Heads of compounds that are no unit where they are written apart ('well-resourced')."""
_NOTHING: frozenset[int] = frozenset()
_KEPT = 20_000
_LEAST_STEM = 4
_FAMILY = wordset(
    "e s es ed d ing ion ions ation ations ition ment ments ance ances ence ences ancy ency al als ally ly "
    "y ies ied ic ical ically ive ively ity ities ness ize ized izes izing ization ise able ible ably ous "
    "ously ate ates ated ating ative atory ory ary aries ful fully ship wide"
)
"""What may follow a common stem within one family of words; no ending that names a person or a lack."""


def related(one: Unit, other: Unit) -> bool:
    """Whether the two may stand for each other without changing what is said."""
    if one.kind not in _KINDS or other.kind not in _KINDS or Kind.MODAL is one.kind is other.kind:
        return False
    if senses(one.text) & senses(other.text) or _spoken(one.text) == _spoken(other.text):
        return True
    return one.kind is other.kind is Kind.WORD and _one_family(one.text.lower(), other.text.lower())


@lru_cache(maxsize=_KEPT)
def _spoken(text: str) -> str:
    """Return the letters of a phrase without its first preposition ('in training', 'early-warning')."""
    first, _, rest = text.lower().partition(" ")
    words = rest if rest and first in _PREPOSITIONS else text
    heads = _WORD.findall(words.replace("-", " "))
    return "".join(fold(word) for word in heads if word.lower() not in _WEIGHTLESS or len(heads) == 1)


@lru_cache(maxsize=_KEPT)
def senses(text: str) -> frozenset[int]:
    """Return the numbers of the groups that a word or phrase belongs to."""
    return SENSES_OF.get("=".join(map(fold, _WORD.findall(text))), _NOTHING)


@lru_cache(maxsize=_KEPT)
def parts(text: str) -> tuple[str, ...]:
    """Return the words of a unit that carry meaning."""
    words = _WORD.findall(text)
    alone = len(words) == 1
    return tuple(w for w in words if alone or w.lower() not in FUNCTION or w.lower() in _PARTICLES)


def same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two rows of words agree word by word, in spelling, synonym or sense."""
    if _compared(one, other) or _compared(other, one):
        return True
    return len(one) == len(other) > 0 and all(map(same_word, one, other))


def _compared(long: Sequence[str], short: Sequence[str]) -> bool:
    """Whether the two compare alike ('more quickly', 'faster'; 'most easily', 'easiest')."""
    if len(long) != 2 or len(short) != 1 or long[0].lower() not in DEGREES:
        return False
    ending = _ENDINGS[long[0].lower()]
    form = short[0].lower()
    if not form.endswith(ending):
        return False
    stem = form.removesuffix(ending)
    return any(same_word(long[1], base) for base in (stem, stem + "e", stem[:-1], stem[:-1] + "y"))


_ENDINGS = {"more": "er", "most": "est"}
DEGREES = frozenset(_ENDINGS)
"""Words of comparison that an ending may stand for."""


@lru_cache(maxsize=_KEPT)
def same_word(one: str, other: str) -> bool:
    """Whether two words agree in spelling, synonym or sense."""
    keys = fold(one), fold(other)
    if any(map(str.isdigit, one + other)):
        return keys[0] == keys[1]
    if SYNONYM_OF.get(keys[0], keys[0]) == SYNONYM_OF.get(keys[1], keys[1]):
        return True
    return bool(SENSES_OF.get(keys[0], _NOTHING) & SENSES_OF.get(keys[1], _NOTHING))


def _one_family(one: str, other: str) -> bool:
    stem = sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], zip(one, other, strict=False)))
    tails = one[stem:], other[stem:]
    return stem >= _LEAST_STEM and all(not tail or tail in _FAMILY for tail in tails)
