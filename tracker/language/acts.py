"""Kinds of promise, and the words that report them as carried out; read once from ``data/acts.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("data") / "acts.toml"
_OF = frozenset({"of", "in"})
"""Words between the noun of an act and what it was done to ('the signing of', 'the increase in')."""
_BEFORE = 3
"""Words before a form in which a negation or an auxiliary of the future stands."""
_AUXILIARIES = frozenset({"be", "is", "are", "was", "were", "been", "have", "has", "had", "do", "will"})


@dataclass(frozen=True, slots=True)
class Act:
    """Promises of one kind and the words that report them as done."""

    promise: frozenset[str]
    done: frozenset[str]
    nouns: frozenset[str]
    states: tuple[str, ...]


def completes(promised: frozenset[str], reported: frozenset[str]) -> bool:
    """Whether one of the verbs ``reported`` as done carries out one of the verbs ``promised``.

    Both are dictionary forms, lower case.
    """
    done = reported - _AUXILIARIES
    return bool(done & promised) or any(act.promise & promised and act.done & done for act in acts())


def acts_of(promised: frozenset[str]) -> tuple[Act, ...]:
    """Return the kinds of promise that any of some verbs (dictionary forms, lower case) belongs to."""
    return tuple(act for act in acts() if act.promise & promised)


def names_a_deed(forms: Sequence[str], at: int, promised: Iterable[Act]) -> bool:
    """Whether the word at ``at`` names a promised act as a thing that happened: 'the *signing* of'.

    Args:
        forms: the words of a sentence, lower case.
        at: index of one of them.
        promised: the kinds of promise it may carry out.
    """
    if at + 1 >= len(forms) or forms[at + 1] not in _OF:
        return False
    return any(forms[at] in act.nouns for act in promised)


def is_void(forms: Sequence[str], at: int) -> bool:
    """Whether a word shortly before takes the force from a deed: 'to be signed', 'call for its signing'."""
    return not void_words().isdisjoint(forms[max(0, at - _BEFORE) : at])


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
        for row in _table()["act"]
    )


@cache
def any_act() -> Act:
    """Return the words that report any promise as kept."""
    row = _table()["any"]
    done, nouns = frozenset(row["done"].split()), frozenset(row["nouns"].split())
    return Act(frozenset(), done, nouns, tuple(row["states"]))


@cache
def act_verbs() -> frozenset[str]:
    """Return every verb of a promise or its fulfilment."""
    return frozenset().union(*(act.promise | act.done for act in acts()))


@cache
def void_words() -> frozenset[str]:
    """Return words that take the force from a past form after them: 'to be signed', 'not signed'."""
    return frozenset(_table()["void"]["words"].split())


@cache
def past_markers() -> frozenset[str]:
    """Return words before an event that say it has taken place."""
    return frozenset(_table()["past"]["before"].split())


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))
