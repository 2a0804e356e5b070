"""Abbreviations that a text itself explains: 'emergency purchase programme (EPP)'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.match.features.stem import FUNCTION_STEMS, stem

if TYPE_CHECKING:
    from collections.abc import Iterable

_BRACKETED = re.compile(r"\(([A-Z][A-Za-z-]{1,9}?)s?\)")
_WORD = re.compile(r"[^\W\d_]+")


def read_aliases(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Map each abbreviation explained in ``texts`` to the stems of the phrase before its bracket.

    After Schwartz and Hearst (2003), on initials: the phrase is the shortest run of words before the
    bracket whose initials hold the letters of the abbreviation in order and that starts with its first.
    """
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        for match in _BRACKETED.finditer(text):
            short = match.group(1)
            phrase = _phrase(_WORD.findall(text[: match.start()]), short)
            if phrase and short not in found:
                stems = (stem(word.casefold()) for word in phrase)
                found[short] = tuple(s for s in stems if s not in FUNCTION_STEMS)
    return {short: stems for short, stems in found.items() if stems}


def _phrase(before: list[str], short: str) -> list[str]:
    letters = [letter for letter in short.casefold() if letter.isalpha()]
    for length in range(1, min(len(before), 2 * len(letters) + 2) + 1):
        words = before[-length:]
        if words[0][0].casefold() == letters[0] and _in_order(letters, words):
            return words
    return []


def _in_order(letters: list[str], words: list[str]) -> bool:
    initials = iter(word[0].casefold() for word in words)
    return all(letter in initials for letter in letters)
