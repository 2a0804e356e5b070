"""Which words of a sentence carry information, and which of them name something."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;“\"(]\s*)$")
_POSSESSIVE = re.compile(r"['’]s?$")
_UNSPACED = (("㐀", "鿿"), ("ァ", "ヿ"), ("가", "힣"))
"""Ranges of letters that write long words with few signs."""
_SHORTEST = 4
"""English words below it are nearly all function words; the list need not be spelt out."""
_TEXTS = 1 << 15
"""Sentences whose words are remembered; a statement repeats most of the one before."""


@lru_cache(maxsize=_TEXTS)
def salient(text: str) -> Mapping[str, bool]:
    """Return the words that say something, folded, each with whether it names: a name, number, acronym.

    Language-neutral on purpose: long enough, or written in a script where words are short, or a number;
    plural and possessive endings are cut so that 'missile' and 'missiles' are one word.
    """
    found: dict[str, bool] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        names = _names(word, text, match.start())
        if names or len(word) >= _SHORTEST or _is_unspaced(word):
            folded = _fold(word)
            found[folded] = found.get(folded, False) or names
    return MappingProxyType(found)


def _names(word: str, text: str, start: int) -> bool:
    if word.isalpha() and word.islower():
        return False
    if any(c.isdigit() for c in word):
        return True
    capitals = sum(c.isupper() for c in word)
    if capitals != 1 or not word[0].isupper():
        return capitals >= 2
    return not _SENTENCE_START.search(text[max(0, start - 4) : start])


def _is_unspaced(word: str) -> bool:
    return not word.isascii() and any(low <= c <= high for c in word for low, high in _UNSPACED)


def _fold(word: str) -> str:
    folded = _POSSESSIVE.sub("", word.casefold())
    return folded[:-1] if len(folded) > _SHORTEST and folded.endswith("s") else folded
