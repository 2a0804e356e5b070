"""The word tables of this stage, read once from ``tracker/threads/data``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).with_name("data")


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text("utf-8"))


@cache
def heads() -> dict[str, tuple[str, ...]]:
    """Return noun → all nouns for the same kind of thing, for things and for recurring events."""
    table = _read("things.toml")
    lines = [line.split() for line in (*table["heads"], *table["recurring"])]
    return {word: tuple(line) for line in lines for word in line}


def kind_words(kind: str) -> tuple[str, ...]:
    """Return all nouns for one kind of thing; a kind that no table has is its only one."""
    return heads().get(kind, (kind,))


@cache
def recurring() -> frozenset[str]:
    """Return the nouns of events that come back under one name."""
    return frozenset(" ".join(_read("things.toml")["recurring"]).split())


@cache
def generic_words() -> frozenset[str]:
    """Return modifiers that tell no thing from another."""
    return frozenset(_read("things.toml")["generic"].split())


@cache
def function_words() -> frozenset[str]:
    """Return the words of grammar."""
    return frozenset(_read("things.toml")["words"]["function"].split())


@cache
def determiners() -> frozenset[str]:
    """Return the words that open a noun phrase."""
    return frozenset(_read("things.toml")["words"]["determiners"].split())


@cache
def complement_words() -> frozenset[str]:
    """Return the prepositions after which a noun says what it is about."""
    return frozenset(_read("things.toml")["words"]["complement"].split())


@cache
def months() -> frozenset[str]:
    """Return the names of months, which stand after 'in' and are no places."""
    return frozenset(_read("things.toml")["words"]["months"].split())


@cache
def spelled_ordinals() -> dict[str, int]:
    """Return the ordinals written as words, 'first' as 1."""
    return {w: n for n, w in enumerate(_read("things.toml")["words"]["ordinals"].split(), start=1)}
