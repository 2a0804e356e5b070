"""What stands around two sentences: the topic of a passage, which a sentence alone may not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracker.match.features.meaning import common, pair_cosine, unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.match.candidates import Candidates
    from tracker.match.features.overlap import Column
    from tracker.match.grouping import Leftover
    from tracker.match.side import Vectors

_BESIDE = {-2: 0.5, -1: 1.0, 1: 1.0, 2: 0.5}
"""Distance in sentences → weight in what stands beside a sentence."""
_PASSAGE = {-2: 0.25, -1: 0.5, 0: 1.0, 1: 0.5, 2: 0.25}
"""The same with the sentence itself."""


def surroundings_columns(
    pairs: Candidates, left: Leftover, whole: tuple[Vectors, Vectors]
) -> dict[str, Column]:
    """Return cosines of the passages around two sentences, named ``place.*`` as a pool has none.

    'They also encouraged it' says little by itself: the passages of two such sentences are compared, what
    stands beside them without themselves, and each sentence with what stands beside the other one.
    ``whole`` holds the vectors of both whole statements in order; their common mean is taken out.
    """
    mean = common(whole)
    old, new = (np.asarray(rows - mean, dtype=np.float32) for rows in whole)
    firsts_old, firsts_new = [g[0] for g in left.old], [g[0] for g in left.new]
    own_old, own_new = unit(old[firsts_old]), unit(new[firsts_new])
    beside_old, beside_new = blend(old, _BESIDE)[firsts_old], blend(new, _BESIDE)[firsts_new]
    passage_old, passage_new = blend(old, _PASSAGE)[firsts_old], blend(new, _PASSAGE)[firsts_new]
    return {
        "place.passage": pair_cosine(pairs, passage_old, passage_new),
        "place.beside": pair_cosine(pairs, beside_old, beside_new),
        "place.old_beside_new": pair_cosine(pairs, own_old, beside_new),
        "place.new_beside_old": pair_cosine(pairs, beside_old, own_new),
    }


def blend(rows: Vectors, weights: Mapping[int, float]) -> Vectors:
    """Return unit rows of each row's neighbours added up, ``weights`` by distance; ends have fewer."""
    total = np.zeros_like(rows)
    for distance, weight in weights.items():
        if abs(distance) < len(rows):
            here = slice(max(0, -distance), len(rows) - max(0, distance))
            there = slice(max(0, distance), len(rows) + min(0, distance))
            total[here] += np.float32(weight) * rows[there]
    return unit(total)
