"""Compare two statements: equal sentences first, then the likeliest pairs of the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from tracker.match.assign import assign
from tracker.match.evidence import explain
from tracker.match.features import build_features
from tracker.match.grouping import Leftover, pair_equal, spread
from tracker.match.logistic import sigmoid
from tracker.match.relation import Judgement, judge
from tracker.match.scorer import Scorer, shipped_scorer
from tracker.match.side import Side, same_width
from tracker.model import Comparison, Evidence, Match, Relation

Judge: TypeAlias = Callable[[str, str], Judgement]
"""Says how a newer wording relates to an older one."""
EQUAL = (Evidence("the same words", 1.0, 9.0),)
"""The evidence of a verbatim match, which needs no scorer; its weight stands for certainty."""


def compare(old: Side, new: Side, scorer: Scorer | None = None, by: Judge = judge) -> Comparison:
    """Match the sentences of two statements.

    Returns matches in the order of the newer side, each with a calibrated probability, its evidence
    and the relation of the two wordings; and the indexes on both sides that have none. ``scorer`` is
    the shipped one unless given, and ``by`` says how two wordings relate. Raises ``ModelError`` where
    scorer and vectors do not fit.
    """
    same_width(old, new)
    left = pair_equal(old.texts, new.texts)
    matches = [Match(i, j, 1.0, Relation.VERBATIM, evidence=EQUAL) for i, j in left.exact]
    matches += score_rest(old, new, left, scorer or shipped_scorer(), by)
    matches.sort(key=lambda match: (match.new, -match.score, match.old))
    used_old, used_new = {m.old for m in matches}, {m.new for m in matches}
    return Comparison(
        tuple(matches),
        tuple(j for j in range(len(new)) if j not in used_new),
        tuple(i for i in range(len(old)) if i not in used_old),
    )


def score_rest(old: Side, new: Side, left: Leftover, scorer: Scorer, by: Judge = judge) -> list[Match]:
    """Match the groups of ``left`` by the scorer, and judge how each pair relates."""
    if not left.old or not left.new:
        return []
    scorer = scorer.meant_for(max(len(old), len(new)))
    table = build_features(old, new, left)
    probability = sigmoid(scorer.log_odds(table)).tolist()
    chosen = assign(probability, table.pairs.row.tolist(), table.pairs.column.tolist())
    matches = []
    for k, evidence in zip(chosen, explain(scorer, table, chosen), strict=True):
        old_group, new_group = left.old[table.pairs.row[k]], left.new[table.pairs.column[k]]
        match = judged(old.texts[old_group[0]], new.texts[new_group[0]], probability[k], evidence, by)
        matches += [replace(match, old=i, new=j) for i, j in spread(old_group, new_group)]
    return matches


def judged(old: str, new: str, score: float, evidence: tuple[Evidence, ...], by: Judge = judge) -> Match:
    """Return the match of two wordings, with indexes 0 for the caller to set."""
    verdict = by(old, new)
    return Match(0, 0, score, verdict.relation, verdict.changes, evidence, verdict.clauses)
