"""Whether a block that is one line long is a heading."""

from __future__ import annotations

import re

from tracker.split.markers import has_heading_number
from tracker.split.scripts import is_hangul, is_kana_or_han, width

_ENDS = re.compile(r"[.!?;:,。！？；：、，…]['\"”’)\]」』）]*$")
_SMALL = re.compile(
    "an?|and|as|at|but|by|del?|des|du|for|from|into?|its|l[ae]|nor|o[fn]|or|over|per|the|to|up|via|with"
)
_MAX_WORDS = 14
_MAX_WIDTH = 110
_MAX_WIDTH_UNSPACED = 50


def is_all_caps(text: str) -> bool:
    """Whether ``text`` has at least two letters, most of them have case, and those are capitals."""
    cased = [char for char in text if char.islower() or char.isupper()]
    capital = len(cased) >= 2 and all(char.isupper() for char in cased)
    return capital and 2 * len(cased) >= sum(map(str.isalpha, text))


def is_titled(text: str) -> bool:
    """Whether ``text`` is written like a title: three words or more, all capitalised but for small ones.

    Lines with commas or stops are not: they may be names and ranks at the start of a sentence.
    """
    if any(mark in text for mark in ",;."):
        return False
    words = [word for word in text.split() if word[0].isalpha() and not _SMALL.fullmatch(word)]
    return sum(len(word) > 3 for word in words) >= 3 and all(word[0].isupper() for word in words)


def is_heading(text: str) -> bool:
    """Whether a line that stands alone names a section rather than says something.

    All capitals, or short, not closed by punctuation, and not begun in lower case.
    """
    text = text.strip()
    columns = width(text)
    if is_all_caps(text):
        return columns <= 2 * _MAX_WIDTH and not text.endswith((",", ";"))
    if not any(char.isalpha() for char in text):
        return False
    if _ENDS.search(text) or columns > _MAX_WIDTH or text[:1].islower():
        return False
    if any(is_hangul(char) or is_kana_or_han(char) for char in text[:3]):
        return columns <= _MAX_WIDTH_UNSPACED and not text.endswith(("다", "함", "음", "됨", "임"))
    return len(text.split()) <= _MAX_WORDS


def is_numbered_heading(text: str) -> bool:
    """Whether a numbered line is a heading: 'II. TRADE', 'B. Trade', '3. SHARED CONCERNS'."""
    if is_all_caps(text):
        return True
    return has_heading_number(text) and is_heading(text)
