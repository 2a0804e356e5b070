"""Ordinal numbers: 14th, fifteenth, twenty-first, 제14차, 第14回."""

from __future__ import annotations

import re

_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = [
    "tenth",
    "eleventh",
    "twelfth",
    *(f"{n}teenth" for n in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: n for n, word in enumerate([*_UNITS, *_TEENS], 1)}
_WORDS |= {f"{ten[:-1]}ieth": n * 10 for n, ten in enumerate(_TENS, 2)}
_WORDS |= {f"{ten}-{unit}": n * 10 + m for n, ten in enumerate(_TENS, 2) for m, unit in enumerate(_UNITS, 1)}
_WORDS["inaugural"] = 1

ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")"
"""Pattern of an English ordinal; match it with capitals ignored."""

_PATTERN = re.compile(rf"\b{ORDINAL}\b", re.IGNORECASE)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def read_ordinal(text: str) -> int | None:
    """The first ordinal number in a text, or null."""
    cjk = re.search(r"[제第]\s?([0-9０-９]{1,3})\s?[차회回次]", text)
    if cjk:
        return int(cjk[1].translate(_FULL_WIDTH))
    match = _PATTERN.search(text)
    if not match:
        return None
    figures = re.match(r"\d+", match[0])
    return int(figures[0]) if figures else _WORDS[match[0].lower()]


def without_ordinal(text: str) -> str:
    """A name without its ordinal."""
    bare = re.sub(r"[제第]\s?[0-9０-９]{1,3}\s?[차회回次]\s*", "", text)
    return " ".join(_PATTERN.sub("", bare).split())
