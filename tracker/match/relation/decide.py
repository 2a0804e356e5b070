"""From facts and overlap to one relation.

Two steps. Where two wordings are nearly the same, a fact that must never pass silently decides alone:
*changed*; so does a denial of what the other side says where the wordings have less in common.
Everywhere else a multinomial logistic regression over the features of the pair decides between
reworded, partial and changed; its coefficients are in ``data/weights.json``, fitted by
``benchmarks/fit_relations.py``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import exp
from pathlib import Path

from tracker.match.relation.align import Alignment
from tracker.match.relation.facts import FEW, NEAR, NEAR_SHORT, Fact, dice
from tracker.match.relation.features import features
from tracker.match.relation.normalise import Sentence
from tracker.model import ChangeKind, ClauseMark, Relation

Weights = Mapping[str, Mapping[str, float]]
"""Coefficients by relation and feature."""
_WEIGHTS: Weights = json.loads(Path(__file__).with_name("data").joinpath("weights.json").read_text("utf-8"))[
    "weights"
]
_NEARLY_SAME = 0.7
_ONE_SUBJECT = 0.25
"""Share of units in common below which what is denied may be an aside of two different sentences."""
_ONE_PLACE = 5
"""Units exchanged in one place, around which all is the same."""


def decide(
    old: Sentence,
    new: Sentence,
    alignment: Alignment,
    facts: list[Fact],
    clauses: tuple[ClauseMark, ...],
    weights: Weights | None = None,
) -> Relation:
    """Return the relation of two wordings that are not verbatim."""
    if is_nearly_same(alignment, sum(fact.explains for fact in facts)):
        if any(fact.hard and not fact.occasion for fact in facts):
            return Relation.CHANGED
        if all(fact.occasion for fact in facts) or _left(alignment) <= 1:
            return Relation.REWORDED
    if dice(alignment) >= _ONE_SUBJECT and any(_is_turned_round(fact) for fact in facts):
        return Relation.CHANGED
    odds = scores(features(old, new, alignment, facts, clauses), weights or _WEIGHTS)
    return max(odds, key=lambda relation: odds[relation])


def _is_turned_round(fact: Fact) -> bool:
    """Whether one side denies what stands on the other, however much else is said around it."""
    change = fact.change
    return fact.hard and change.kind is ChangeKind.NEGATION and bool(change.old and change.new)


def is_nearly_same(alignment: Alignment, explained: int = 0) -> bool:
    """Whether the wordings differ in a few places only, so that one fact is what makes the difference.

    ``explained`` units stand in clauses that a fact tells as a whole ('provided that …') and count as none.
    """
    few = _left(alignment) - explained <= FEW and dice(alignment) >= NEAR_SHORT
    one = len(alignment.gaps) <= 1
    return few or (one and dice(alignment) >= (NEAR if _left(alignment) <= _ONE_PLACE else _NEARLY_SAME))


def _left(alignment: Alignment) -> int:
    return max(len(alignment.old_left), len(alignment.new_left))


def scores(values: Mapping[str, float], weights: Weights) -> dict[Relation, float]:
    """Return the probability of each relation but verbatim; they sum to 1."""
    logits = {name: sum(w * values[key] for key, w in row.items()) for name, row in weights.items()}
    top = max(logits.values())
    total = sum(exp(value - top) for value in logits.values())
    return {Relation(name): exp(value - top) / total for name, value in logits.items()}
