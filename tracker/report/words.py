"""Which words of a sentence carry information, and which of them name something."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_CJK = re.compile(r"[㐀-鿿ァ-ヿ가-힣]")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;“\"(]\s*)$")
_SHORTEST = 4
"""English words below it are nearly all function words; the list need not be spelt out."""


def salient(text: str) -> dict[str, bool]:
    """Return the words that say something, folded, each with whether it names: a name, number, acronym.

    Language-neutral on purpose: long enough, or written in a script where words are short, or a number;
    plural and possessive endings are cut so that 'missile' and 'missiles' are one word.
    """
    found: dict[str, bool] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        names = _names(word, at_start=bool(_SENTENCE_START.search(text[: match.start()][-4:])))
        if names or len(word) >= _SHORTEST or _CJK.search(word):
            folded = _fold(word)
            found[folded] = found.get(folded, False) or names
    return found


def _names(word: str, *, at_start: bool) -> bool:
    if any(c.isdigit() for c in word):
        return True
    capitals = sum(c.isupper() for c in word)
    return capitals >= 2 or (capitals == 1 and word[0].isupper() and not at_start)


def _fold(word: str) -> str:
    folded = re.sub(r"['’]s?$", "", word.casefold())
    return folded[:-1] if len(folded) > _SHORTEST and folded.endswith("s") else folded
