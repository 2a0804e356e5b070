"""Judge one matched pair: relation, typed changes and the fate of each clause. Pure text, no model."""

from __future__ import annotations

import re

from tracker.match.relation.align import align
from tracker.match.relation.cached import reading
from tracker.match.relation.clauses import mark_clauses
from tracker.match.relation.decide import Weights, decide
from tracker.match.relation.facts import collect
from tracker.match.relation.judgement import Judgement
from tracker.match.relation.normalise import Sentence
from tracker.model import Relation

_NOT_WORD = re.compile(r"[\W_]+")


def judge(old: str, new: str, *, weights: Weights | None = None) -> Judgement:
    """Return how ``new`` carries ``old`` on.

    ``weights`` replaces the shipped coefficients of the decision (for fitting and its cross-validation).

    Works on any two strings, empty ones included; time grows with the product of the leftovers only
    (a pair of 2,000-word sentences takes well under 50 ms).
    """
    before, after = reading(old), reading(new)
    if _key(before) == _key(after):
        return Judgement(Relation.VERBATIM)
    alignment = align(before.units, after.units, (before.glosses, after.glosses))
    facts = collect(before, after, alignment)
    clauses = mark_clauses(before, after, alignment)
    relation = decide(before, after, alignment, facts, clauses, weights)
    return Judgement(relation, tuple(fact.change for fact in facts), clauses)


def _key(sentence: Sentence) -> str:
    return _NOT_WORD.sub(" ", sentence.folded[sentence.body :].casefold()).strip()
