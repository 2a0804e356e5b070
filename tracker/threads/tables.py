"""The word tables of this stage, read once from ``tracker/threads/data``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Act:
    """Promises of one kind and the words that report them as done."""

    promise: frozenset[str]
    done: frozenset[str]
    nouns: frozenset[str]
    states: tuple[str, ...]


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


@cache
def acts() -> tuple[Act, ...]:
    """Return the kinds of promise."""
    return tuple(
        Act(
            frozenset(row["promise"].split()),
            frozenset(row["done"].split()),
            frozenset(row["nouns"].split()),
            tuple(row["states"]),
        )
        for row in _read("completion.toml")["act"]
    )


@cache
def any_act() -> Act:
    """Return the words that report any promise as kept."""
    row = _read("completion.toml")["any"]
    done, nouns = frozenset(row["done"].split()), frozenset(row["nouns"].split())
    return Act(frozenset(), done, nouns, tuple(row["states"]))


@cache
def act_verbs() -> frozenset[str]:
    """Return every verb of a promise or its fulfilment."""
    return frozenset().union(*(act.promise | act.done for act in acts()))


@cache
def void_words() -> frozenset[str]:
    """Return words that take the force from a past form after them: 'to be signed', 'not signed'."""
    return frozenset(_read("completion.toml")["void"]["words"].split())


@cache
def past_markers() -> frozenset[str]:
    """Return words before an event that say it has taken place."""
    return frozenset(_read("completion.toml")["past"]["before"].split())
