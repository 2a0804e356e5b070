"""Nearest rows by a matrix product in blocks: exact, in memory that does not grow with the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from tracker.nearest.blocks import Block, Ids, Vectors


@dataclass(frozen=True, slots=True)
class Near:
    """What was found for each query, best first; where there are fewer rows than asked for, ids are -1."""

    ids: Ids
    """``int64[queries, keep]``."""
    cosines: Vectors
    """``float32[queries, keep]``."""
    equal: frozenset[int]
    """Ids of the texts that have the words of a query."""


def nearest(
    queries: Vectors, words: Ids, blocks: Iterable[Block], keep: int, among: Ids | None = None
) -> Near:
    """Return the ``keep`` rows of the highest dot product with each query, and the rows of the same words.

    Args:
        queries: ``float32[q, d]``, unit rows.
        words: ``int64[q]``, the key of each query's words.
        blocks: all rows, in any order.
        keep: how many for each query.
        among: ids in ascending order; other rows are passed over. Null takes all.
    """
    best = _Best(len(queries), keep)
    wanted = np.unique(words)
    turned = np.ascontiguousarray(queries.T)
    equal: list[int] = []
    for block in blocks:
        inside = None if among is None else _is_in(block.ids, among)
        same = _is_in(block.words, wanted)
        equal += block.ids[same if inside is None else same & inside].tolist()
        # In this order it is faster by half where there are few queries: BLAS splits the long side.
        scores = (block.vectors @ turned).T
        if inside is not None:
            scores[:, ~inside] = -np.inf
        best.take(scores, block.ids)
    return Near(best.ids, best.cosines, frozenset(equal))


class _Best:
    """The best rows so far, sorted. A later row must be better than the worst of them to count."""

    def __init__(self, queries: int, keep: int) -> None:
        self.ids: Ids = np.full((queries, keep), -1, dtype=np.int64)
        self.cosines: Vectors = np.full((queries, keep), -np.inf, dtype=np.float32)

    def take(self, scores: Vectors, ids: Ids) -> None:
        """Take in the scores of a block, ``float32[queries, rows]``."""
        keep = self.ids.shape[1]
        # Few rows of a block beat what was found before, so most blocks cost one comparison a score.
        for query in np.flatnonzero(scores.max(axis=1) > self.cosines[:, -1]):
            row = scores[query]
            better = np.flatnonzero(row > self.cosines[query, -1])
            if len(better) > keep:
                better = better[np.argpartition(-row[better], keep - 1)[:keep]]
            found = np.concatenate([self.cosines[query], row[better]])
            order = np.argsort(-found, kind="stable")[:keep]
            self.ids[query] = np.concatenate([self.ids[query], ids[better]])[order]
            self.cosines[query] = found[order]


def _is_in(values: Ids, sorted_values: Ids) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    if not len(sorted_values):
        return np.zeros(len(values), dtype=np.bool_)
    place = np.searchsorted(sorted_values, values)
    return np.asarray(sorted_values[np.minimum(place, len(sorted_values) - 1)] == values)
