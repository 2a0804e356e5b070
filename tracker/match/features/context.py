"""How a pair stands among its rivals: a score is worth more where nothing else comes near it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from tracker.match.candidates import Candidates, Indexes
    from tracker.match.features.overlap import Column
    from tracker.match.side import Vectors

_NEIGHBOURS = 5


def local_scaling(pairs: Candidates, score: Column) -> Column:
    """Return the score less half the mean of the five best of its row and of its column.

    Cross-domain similarity local scaling (Conneau et al., 2018): takes the advantage from sentences
    that are near to everything.
    """
    by_row = _mean_of_best(pairs.row, pairs.rows, score)
    by_column = _mean_of_best(pairs.column, pairs.columns, score)
    return np.asarray(score - 0.5 * by_row[pairs.row] - 0.5 * by_column[pairs.column], dtype=np.float64)


def closeness_of_rank(group: Indexes, score: Column) -> Column:
    """Return 1 for the best pair of its group, 1/2 for the second and so on."""
    order = np.lexsort((-score, group))
    sorted_group = group[order]
    starts = np.flatnonzero(np.r_[True, sorted_group[1:] != sorted_group[:-1]]) if len(group) else order
    sizes = np.diff(np.r_[starts, len(group)])
    place = np.arange(len(group)) - np.repeat(starts, sizes)
    result = np.empty(len(group))
    result[order] = 1.0 / (1.0 + place)
    return result


def lead(group: Indexes, other: Indexes, score: Column, vectors: Vectors) -> Column:
    """Return the score less the best rival's in the same group, rivals alike to the pair discounted.

    ``other`` is the index of the sentence on the other side, with ``vectors`` of that side. A rival
    that says nearly the same as this pair's sentence is no argument against it: it counts with
    ``1 - cosine²``.
    """
    result = score.copy()
    order = np.argsort(group, kind="stable")
    bounds = np.flatnonzero(np.diff(group[order])) + 1
    for members in np.split(order, bounds):
        if len(members) < 2:
            continue
        rows = vectors[other[members]]
        unlike = 1.0 - np.clip(rows @ rows.T, 0.0, 1.0).astype(np.float64) ** 2
        np.fill_diagonal(unlike, 0.0)
        result[members] -= (unlike * score[members][None, :]).max(axis=1)
    return result


def _mean_of_best(group: Indexes, size: int, score: Column) -> Column:
    order = np.lexsort((-score, group))
    sorted_group = group[order]
    starts = np.searchsorted(sorted_group, np.arange(size))
    place = np.arange(len(order)) - starts[sorted_group]
    best = place < _NEIGHBOURS
    totals = np.bincount(sorted_group[best], weights=score[order][best], minlength=size)
    counts = np.bincount(sorted_group[best], minlength=size)
    return np.asarray(totals / np.maximum(counts, 1), dtype=np.float64)
