"""Words that stand in a text, stored as their place in it: one number in place of a second copy."""

from __future__ import annotations

_LENGTH = 1 << 16


def words_at(text: str, words: str | None) -> int | None:
    """Return the place of words in a text as ``start * 65536 + length``; null if they do not stand there."""
    if not words or len(words) >= _LENGTH:
        return None
    start = text.find(words)
    return start * _LENGTH + len(words) if start >= 0 else None


def words_of(text: str, at: int | None) -> str | None:
    """Return the words at a place; null for no place."""
    if at is None:
        return None
    start, length = divmod(at, _LENGTH)
    return text[start : start + length]
