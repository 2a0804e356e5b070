"""Recognises the words that lead a time: by, no later than, within, from, in …, and their roles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tracker.annotate.deadline import words
from tracker.annotate.deadline.scan import Scan


class Role(StrEnum):
    """What the words do with the period that follows (see ``data/modifiers.toml``)."""

    LIMIT = "limit"
    BEFORE = "before"
    FROM = "from"
    AT = "at"
    AFTER = "after"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Modifier:
    """A role, the index where its words begin and the index after them."""

    role: Role
    start: int
    stop: int
    words: str = ""


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, Role], ...]]:
    found: dict[str, list[tuple[str, Role]]] = {}
    for role in (Role.LIMIT, Role.BEFORE, Role.FROM, Role.AT, Role.AFTER):
        for phrase in words.table("modifiers")[role]:
            found.setdefault(phrase.split()[0], []).append((phrase, role))
    return {word: tuple(sorted(phrases, key=lambda p: -len(p[0].split()))) for word, phrases in found.items()}


def modifier(scan: Scan, at: int) -> Modifier | None:
    """The longest modifier at ``at``."""
    for phrase, role in _by_first_word().get(scan.low(at), ()):
        stop = scan.match(at, phrase)
        if stop is not None:
            return Modifier(role, at, stop, phrase)
    return None
