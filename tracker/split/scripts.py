"""Which script a character belongs to, and how wide it is on a page."""

from __future__ import annotations

import unicodedata


def is_hangul(char: str) -> bool:
    """Whether ``char`` (one character or nothing) is a Korean syllable or letter."""
    return "가" <= char <= "힣" or "ㄱ" <= char <= "ㆎ"


def is_kana_or_han(char: str) -> bool:
    """Whether ``char`` is of a script that is written without spaces: kana, Han, and their brackets."""
    return "\u3001" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uff01" <= char <= "\uff60"


def width(text: str) -> int:
    """Return the number of columns ``text`` takes: two for a wide character, else one."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
