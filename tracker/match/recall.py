"""Find sentences again that an earlier statement held: against all earlier language at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tracker.language.keys import text_key
from tracker.match.compare import EQUAL, judged
from tracker.match.evidence import explain
from tracker.match.features import build_features
from tracker.match.grouping import Leftover
from tracker.match.logistic import sigmoid
from tracker.match.scorer import Scorer, shipped_scorer
from tracker.match.side import Side, same_width
from tracker.model import Match, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.match.candidates import Indexes
    from tracker.match.features import FeatureTable
    from tracker.match.side import Vectors

LEAST = 0.8
"""The least probability of a recall. Among thousands of sentences something is always near, so what
is only likelier than not is left alone: a false 'returns' costs a reader more than a missed one."""
NEAREST = 4
"""Sentences of the pool that each sentence is scored against, at the least."""
_SPARE = 12
"""Rows beyond those that may belong to them but for rounding."""
_DIGITS = 9
_QUERIES = 256
_BLOCK = 65_536


def recall(new: Side, pool: Side, scorer: Scorer | None = None, *, least: float = LEAST) -> list[Match]:
    """Match each sentence of ``new`` with at most one of ``pool``; ``Match.old`` is an index into pool.

    Equal words come first, with the last of several equal sentences of the pool (give the pool in
    order of time). The rest are scored against their nearest in the pool. Works through blocks of a
    matrix product, whose memory does not grow with the pool.
    """
    same_width(pool, new)
    if not len(new) or not len(pool):
        return []
    matches = _equal(new.texts, pool.texts)
    found = {match.new for match in matches}
    rest = [j for j, text in enumerate(new.texts) if j not in found and text.strip()]
    if rest:
        matches += _alike(new.subset(rest), rest, pool, scorer or shipped_scorer(), least)
    return sorted(matches, key=lambda match: match.new)


def nearest(queries: Vectors, pool: Vectors, keep: int) -> Indexes:
    """Return ``[queries, keep]`` indexes of the pool rows of the highest dot product, best first.

    The same rows are found in whatever larger pool they lie: what comes out of the matrix product differs in
    its last digits with the shape of the matrix, so near ties are computed again, each by itself, and of
    rows that are equal even then the later one comes first.
    """
    keep = min(keep, len(pool))
    result = np.zeros((len(queries), keep), dtype=np.intp)
    for start in range(0, len(queries), _QUERIES):
        part = queries[start : start + _QUERIES]
        index = _likely(part, pool, min(keep + _SPARE, len(pool)))
        exact = np.einsum("qd,qkd->qk", part, pool[index], dtype=np.float64)
        # The last key of lexsort counts most.
        order = np.lexsort((-index, -exact.round(_DIGITS)), axis=1)[:, :keep]
        result[start : start + len(part)] = np.take_along_axis(index, order, axis=1)
    return result


def _likely(queries: Vectors, pool: Vectors, keep: int) -> Indexes:
    """Return indexes of the pool rows of the highest dot product, up to rounding; unordered."""
    best = np.zeros((len(queries), 0), dtype=np.float32)
    index = np.zeros((len(queries), 0), dtype=np.intp)
    for first in range(0, len(pool), _BLOCK):
        scores = queries @ pool[first : first + _BLOCK].T
        top = np.argpartition(-scores, min(keep, scores.shape[1]) - 1, axis=1)[:, :keep]
        best = np.concatenate([best, np.take_along_axis(scores, top, axis=1)], axis=1)
        index = np.concatenate([index, top + first], axis=1)
        order = np.argsort(-best, axis=1, kind="stable")[:, :keep]
        best = np.take_along_axis(best, order, axis=1)
        index = np.take_along_axis(index, order, axis=1)
    return index


def _equal(new: Sequence[str], pool: Sequence[str]) -> list[Match]:
    wanted = {text_key(text) for text in new} - {""}
    known = {key: i for i, key in enumerate(map(text_key, pool)) if key in wanted}
    keys = [text_key(text) for text in new]
    return [
        Match(known[key], j, 1.0, Relation.VERBATIM, evidence=EQUAL)
        for j, key in enumerate(keys)
        if key in known
    ]


def _alike(new: Side, place: Sequence[int], pool: Side, scorer: Scorer, least: float) -> list[Match]:
    near = sorted({int(i) for i in nearest(new.vectors, pool.vectors, NEAREST).ravel()})
    old = pool.subset(near)
    left = Leftover((), tuple((i,) for i in range(len(old))), tuple((j,) for j in range(len(new))))
    scorer = scorer.meant_for(max(len(old), len(new)))
    table = _placeless(build_features(old, new, left), scorer)
    chance = sigmoid(scorer.log_odds(table))
    best: dict[int, int] = {}
    for k in np.argsort(chance, kind="stable"):
        if chance[k] >= least:
            best[int(table.pairs.column[k])] = int(k)
    chosen = list(best.values())
    matches = []
    for k, evidence in zip(chosen, explain(scorer, table, chosen), strict=True):
        i, j = int(table.pairs.row[k]), int(table.pairs.column[k])
        match = judged(old.texts[i], new.texts[j], float(chance[k]), evidence)
        matches.append(replace(match, old=near[i], new=place[j]))
    return matches


def _placeless(table: FeatureTable, scorer: Scorer) -> FeatureTable:
    """Take out what a pool does not have: an order, neighbours and a likeness as a whole."""
    values = table.values.copy()
    for k, name in enumerate(table.names):
        if name.startswith(("place.", "document.")):
            values[:, k] = scorer.mean[k]
    return replace(table, values=values)
