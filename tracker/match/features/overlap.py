"""How much of what two sentences are made of they share, rare parts weighing more."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.match.candidates import Candidates

Column = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Overlap:
    """For each candidate pair, with weights w = idf: shared Σw, and its share of either sentence."""

    mass: Column
    of_old: Column
    """Shared weight as a share of the older sentence's: containment, 0 to 1."""
    of_new: Column
    cosine: Column


def overlap(
    pairs: Candidates,
    old: Sequence[frozenset[str]],
    new: Sequence[frozenset[str]],
    counts: Mapping[str, int],
    documents: int,
) -> Overlap:
    """Compare the parts of every candidate pair; ``counts`` of ``documents`` sentences give the idf."""
    weight = {part: math.log1p(documents / count) for part, count in counts.items()}
    old_sums, new_sums = _sums(old, weight), _sums(new, weight)
    shared = np.zeros((len(pairs), 2))
    for k, (i, j) in enumerate(zip(pairs.row.tolist(), pairs.column.tolist(), strict=True)):
        common = old[i] & new[j]
        if common:
            weights = [weight[part] for part in common]
            shared[k] = sum(weights), sum(w * w for w in weights)
    old_of, new_of = old_sums[pairs.row], new_sums[pairs.column]
    norms = np.sqrt(old_of[:, 1] * new_of[:, 1])
    return Overlap(
        mass=shared[:, 0],
        of_old=_share(shared[:, 0], old_of[:, 0]),
        of_new=_share(shared[:, 0], new_of[:, 0]),
        cosine=_share(shared[:, 1], norms),
    )


def exclusive(
    pairs: Candidates,
    old: Sequence[frozenset[str]],
    new: Sequence[frozenset[str]],
) -> Column:
    """Return Σ 1/(a·b) over shared parts that occur in ``a`` older and ``b`` newer sentences.

    A word that only these two sentences use is worth 1, one that all use next to nothing.
    """
    in_old, in_new = _counts(old), _counts(new)
    result = np.zeros(len(pairs))
    for k, (i, j) in enumerate(zip(pairs.row.tolist(), pairs.column.tolist(), strict=True)):
        result[k] = sum(1.0 / (in_old[part] * in_new[part]) for part in old[i] & new[j])
    return result


def _counts(parts: Iterable[frozenset[str]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for group in parts:
        for part in group:
            counts[part] = counts.get(part, 0) + 1
    return counts


def _sums(parts: Sequence[frozenset[str]], weight: Mapping[str, float]) -> NDArray[np.float64]:
    sums = [(sum(weight[p] for p in group), sum(weight[p] ** 2 for p in group)) for group in parts]
    return np.array(sums, dtype=np.float64).reshape(-1, 2)


def _share(part: Column, whole: Column) -> Column:
    return np.asarray(part / np.maximum(whole, 1e-6), dtype=np.float64)
