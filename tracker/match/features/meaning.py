"""Closeness of meaning, from the sentences' vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tracker.match.features.context import local_scaling

if TYPE_CHECKING:
    from tracker.match.candidates import Candidates
    from tracker.match.features.overlap import Column
    from tracker.match.side import Vectors

_BLOCK = 65_536


def pair_cosine(pairs: Candidates, old: Vectors, new: Vectors) -> Column:
    """Return the cosine of every candidate pair; the rows are of unit length."""
    blocks = [
        np.einsum("kd,kd->k", old[pairs.row[k : k + _BLOCK]], new[pairs.column[k : k + _BLOCK]])
        for k in range(0, len(pairs), _BLOCK)
    ]
    return np.concatenate([*blocks, np.zeros(0)]).astype(np.float64)


def centre(old: Vectors, new: Vectors, mean: Vectors) -> tuple[Vectors, Vectors]:
    """Take the statements' common topic, their ``mean`` vector, out of the vectors."""
    return _unit(old - mean), _unit(new - mean)


def meaning_columns(pairs: Candidates, old: Vectors, new: Vectors, mean: Vectors) -> dict[str, Column]:
    """Return the features named ``meaning.*``."""
    cosine = pair_cosine(pairs, old, new)
    centred = pair_cosine(pairs, *centre(old, new, mean))
    return {
        "meaning.cosine": cosine,
        "meaning.centred": centred,
        "meaning.scaled": local_scaling(pairs, cosine),
        "meaning.centred_scaled": local_scaling(pairs, centred),
    }


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, np.float32(1e-9)), dtype=np.float32)
