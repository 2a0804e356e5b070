"""Words as the search for the same thing sees them: folded keys, and how much each of them tells."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tracker.threads.tables import function_words

_WORD = re.compile(r"[^\W_]+(?:(?:[.&'’]|(?<![A-Z])-(?![A-Z]{2}|[A-Z]\.))[^\W_]+)*")
"""Compounds stay whole ('multi-year') but for names of parties ('ROK-US-Japan')."""
_POSSESSIVE = re.compile(r"['’]s?$")
_SHORTEST = 4
"""Letters that an ending may not eat into."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a sentence with its place."""

    text: str
    key: str
    """Folded: lower case, no possessive, no plural."""
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital first."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals throughout."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def function(self) -> bool:
        """Whether it is a word of grammar."""
        return self.text.casefold() in function_words()


@lru_cache(maxsize=8192)
def terms(text: str) -> tuple[Term, ...]:
    """Return the words of a text in order."""
    return tuple(Term(m.group(), fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text))


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return the key of a word: 'Ministers’' and 'ministerial' → 'minister', 'countries' → 'country'."""
    key = _POSSESSIVE.sub("", word.casefold()).replace("’", "'")
    if key.endswith("ies") and len(key) > _SHORTEST:
        return key[:-3] + "y"
    if key.endswith("ial") and len(key) >= _SHORTEST + 4:
        return key[:-3]
    if key.endswith("s") and len(key) >= _SHORTEST and not key.endswith(("ss", "us", "is")):
        return key[:-1]
    return key


class Rarity:
    """How much a word tells within one body of texts: the surprise of meeting it, in nats.

    The inverse document frequency of K. Spärck Jones (1972) over the distinct sentences of a group.

    Args:
        texts: the sentences; equal ones count once.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for text in dict.fromkeys(texts):
            counts.update({term.key for term in terms(text)})
            total += 1
        self._counts = counts
        self._total = total

    @property
    def needed(self) -> float:
        """What shared words must tell so that less than one sentence would share them by chance."""
        return math.log(self._total + 1)

    def of(self, keys: Iterable[str]) -> float:
        """Return the surprise of meeting all ``keys`` in one sentence, taken as independent."""
        return sum(self.one(key) for key in keys)

    def one(self, *alternatives: str) -> float:
        """Return the surprise of meeting any of some words of one meaning."""
        count = sum(self._counts[key] for key in alternatives)
        return max(0.0, math.log((self._total + 1) / (count + 0.5)))
