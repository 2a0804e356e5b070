"""Where two sentences stand, how long they are, and what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.match.candidates import Candidates
    from tracker.match.features.overlap import Column
    from tracker.match.features.words import Profile
    from tracker.match.grouping import Groups, Leftover


def place_columns(
    pairs: Candidates, left: Leftover, old_size: int, new_size: int, closeness: Column
) -> dict[str, Column]:
    """Return the features ``place.*``; ``closeness`` is a first estimate of every pair, 0 to 1.

    ``place.neighbours`` adds the closeness of the pair before and of the pair after: a sentence whose
    neighbours are carried on side by side is likely to be carried on there too.
    """
    old_first, new_first = _firsts(left.old), _firsts(left.new)
    old_place = old_first[pairs.row] / max(old_size - 1, 1)
    new_place = new_first[pairs.column] / max(new_size - 1, 1)
    return {
        "place.apart": np.abs(old_place - new_place),
        "place.both_first": ((old_place == 0) & (new_place == 0)).astype(np.float64),
        "place.both_last": ((old_place == 1) & (new_place == 1)).astype(np.float64),
        "place.neighbours": _neighbours(pairs, left, closeness),
    }


def length_columns(pairs: Candidates, old: Sequence[Profile], new: Sequence[Profile]) -> dict[str, Column]:
    """Return the features ``length.*``: how the lengths in words differ, the shorter and the longer."""
    old_length = np.array([p.length for p in old], dtype=np.float64)[pairs.row] + 1
    new_length = np.array([p.length for p in new], dtype=np.float64)[pairs.column] + 1
    return {
        "length.apart": np.abs(np.log(old_length / new_length)),
        "length.shorter": np.log(np.minimum(old_length, new_length)),
        "length.longer": np.log(np.maximum(old_length, new_length)),
    }


def _firsts(groups: Groups) -> Column:
    return np.array([group[0] for group in groups], dtype=np.float64)


def _neighbours(pairs: Candidates, left: Leftover, closeness: Column) -> Column:
    known: dict[tuple[int, int], float] = dict.fromkeys(left.exact, 1.0)
    for i, j, value in zip(pairs.row.tolist(), pairs.column.tolist(), closeness.tolist(), strict=True):
        for a in left.old[i]:
            for b in left.new[j]:
                known[a, b] = value
    result = np.zeros(len(pairs))
    for k, (i, j) in enumerate(zip(pairs.row.tolist(), pairs.column.tolist(), strict=True)):
        result[k] = max(
            known.get((a - 1, b - 1), 0.0) + known.get((a + 1, b + 1), 0.0)
            for a in left.old[i]
            for b in left.new[j]
        )
    return result
