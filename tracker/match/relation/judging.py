"""Judge one matched pair: relation, typed changes and the fate of each clause. Pure text, no model."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.match.relation.align import align
from tracker.match.relation.cached import reading
from tracker.match.relation.clauses import mark_clauses
from tracker.match.relation.decide import Weights, decide
from tracker.match.relation.facts import collect
from tracker.match.relation.judgement import Judgement
from tracker.match.relation.normalise import open_up
from tracker.model import Relation

_KEPT = 8_192
"""Pairs whose judgement is remembered: a series of statements meets the same pair again and again."""
_NOT_WORD = re.compile(r"[\W_]+")


def judge_pair(old: str, new: str, *, weights: Weights | None = None) -> Judgement:
    """Return how ``new`` carries ``old`` on.

    ``weights`` replaces the shipped coefficients of the decision (for fitting and its cross-validation).

    Works on any two strings, empty ones included; time grows with the product of the leftovers only
    (a pair of 2,000-word sentences takes some 0.15 s).
    """
    if weights is None:
        return _judge_shipped(old, new)
    return _judge(old, new, weights)


@lru_cache(maxsize=_KEPT)
def _judge_shipped(old: str, new: str) -> Judgement:
    return _judge(old, new, None)


def _judge(old: str, new: str, weights: Weights | None) -> Judgement:
    if old == new or _key(old) == _key(new):
        return Judgement(Relation.VERBATIM)
    before, after = reading(old), reading(new)
    alignment = align(
        before.units, after.units, (before.glosses, after.glosses), (before.folded, after.folded)
    )
    facts = collect(before, after, alignment)
    clauses = mark_clauses(before, after, alignment)
    relation = decide(before, after, alignment, facts, clauses, weights)
    return Judgement(relation, tuple(fact.change for fact in facts), clauses)


def _key(text: str) -> str:
    folded, body = open_up(text)
    return _NOT_WORD.sub(" ", folded[body:].casefold()).strip()
