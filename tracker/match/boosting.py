"""Grow a forest on labelled pairs, in numpy: gradient boosting, small enough for a user's desk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracker.match.forest import INNER, NODES, Forest, Tree
from tracker.match.logistic import Array, sigmoid

Indexes = NDArray[np.intp]

ROUNDS = 500
_RATE = 0.03
_PENALTY = 20.0
_LEAST_ROWS = 25
_SHARE = 0.25
"""Each tree may ask about so many of the features only, chosen at random with a fixed seed."""
_CUTS = 15
"""Quantiles of all rows at which a feature may be cut, and as many of the rows labelled 1, which are few."""


@dataclass(frozen=True, slots=True)
class _Binned:
    """Every value as the number of cuts below it, and the cuts, ``[2 · _CUTS, features]``."""

    place: Indexes
    cuts: Array


@dataclass(frozen=True, slots=True)
class _Slope:
    """How the loss of each row changes with its log-odds: first and second derivative."""

    gradient: Array
    curvature: Array

    def step(self, rows: Indexes) -> float:
        """Return the change of log-odds that lowers the loss of ``rows`` most, shortened."""
        return float(_RATE * self.gradient[rows].sum() / (self.curvature[rows].sum() + _PENALTY))


def grow_forest(x: Array, y: Array, sample_weight: Array) -> Forest:
    """Fit ``ROUNDS`` trees to labels 0 or 1; the first root starts from the labels' base rate.

    Newton boosting of the logistic loss on histograms (Friedman, 2001; Chen and Guestrin, 2016); the same
    data give the same trees.
    """
    binned = _bin(x, y)
    random = np.random.default_rng(0)
    rate = float(np.average(y, weights=sample_weight).clip(1e-6, 1 - 1e-6))
    start = float(np.log(rate / (1 - rate)))
    odds = np.full(len(x), start)
    trees: list[Tree] = []
    for _ in range(ROUNDS):
        chance = sigmoid(odds)
        slope = _Slope(sample_weight * (y - chance), sample_weight * chance * (1 - chance))
        features = np.sort(random.choice(x.shape[1], max(1, round(x.shape[1] * _SHARE)), replace=False))
        tree, step = _grow(binned, slope, features, start if not trees else 0.0)
        odds += step
        trees.append(tree)
    return Forest(tuple(trees))


def _bin(x: Array, y: Array) -> _Binned:
    quantiles = np.linspace(0, 1, _CUTS + 2)[1:-1]
    groups = [x, x[y > 0]] if (y > 0).any() else [x]
    cuts = np.sort(np.concatenate([np.quantile(group, quantiles, axis=0) for group in groups]), axis=0)
    columns = [np.searchsorted(c, column, side="left") for c, column in zip(cuts.T, x.T, strict=True)]
    return _Binned(np.stack(columns, axis=1), cuts)


def _grow(binned: _Binned, slope: _Slope, features: Indexes, start: float) -> tuple[Tree, Array]:
    """Return a tree and what it adds to each row; ``start`` is in its values but not in what it adds."""
    feature, threshold, value = [0] * INNER, [float("inf")] * INNER, [0.0] * NODES
    everything = np.arange(len(slope.gradient))
    members = {0: everything}
    sums = {0: _sums(binned, slope, everything, features)}
    value[0] = slope.step(everything)
    for node in range(INNER):
        rows, low, high = members.pop(node), 2 * node + 1, 2 * node + 2
        members[low], members[high] = rows, rows[:0]
        value[low] = value[high] = value[node]
        split = _best_split(sums[node]) if node in sums else None
        if split is None:
            continue
        asked, cut = int(features[split[0]]), split[1]
        feature[node], threshold[node] = asked, float(binned.cuts[cut, asked])
        above = binned.place[rows, asked] > cut
        members[low], members[high] = rows[~above], rows[above]
        value[low], value[high] = slope.step(members[low]), slope.step(members[high])
        if high < INNER:
            small, large = sorted((low, high), key=lambda child: len(members[child]))
            sums[small] = _sums(binned, slope, members[small], features)
            sums[large] = sums[node] - sums[small]
    added = np.zeros(len(everything))
    for leaf, rows in members.items():
        added[rows] = value[leaf]
    return Tree(tuple(feature), tuple(threshold), tuple(v + start for v in value)), added


def _sums(binned: _Binned, slope: _Slope, rows: Indexes, features: Indexes) -> Array:
    """Return Σ gradient, Σ curvature and number of ``rows`` in each bin, ``[3, features, bins]``."""
    bins, count = len(binned.cuts) + 1, len(features)
    place = (binned.place[np.ix_(rows, features)] + np.arange(count) * bins).ravel()
    found = [
        np.bincount(place, weights=None if w is None else np.repeat(w[rows], count), minlength=bins * count)
        for w in (slope.gradient, slope.curvature, None)
    ]
    return np.array(found, dtype=np.float64).reshape(3, count, bins)


def _best_split(sums: Array) -> tuple[int, int] | None:
    """Return the place of the feature and the cut that lower the loss most, None where none is worth it."""
    below = sums.cumsum(axis=2)
    gradient, curvature, number = below[:, :, :-1]
    whole, bend, rows = below[:, 0, -1]
    gain = gradient**2 / (curvature + _PENALTY) + (whole - gradient) ** 2 / (bend - curvature + _PENALTY)
    gain -= whole**2 / (bend + _PENALTY)
    gain[(number < _LEAST_ROWS) | (rows - number < _LEAST_ROWS)] = 0.0
    feature, cut = np.unravel_index(int(gain.argmax()), gain.shape)
    return (int(feature), int(cut)) if gain[feature, cut] > 1e-9 else None
