"""Closeness of meaning, from the sentences' vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tracker.match.features.context import local_scaling

if TYPE_CHECKING:
    from tracker.match.candidates import Candidates
    from tracker.match.features.overlap import Column
    from tracker.match.side import Vectors

_BLOCK = 1024
"""Pairs at a time: their rows stay in the processor's cache, which is several times as fast."""
_BEYOND = (1, 3, 6)
_ENOUGH = 12
"""Sentences of both statements together from which their mean and main directions are taken as they are."""
_NOTHING = np.float32(1e-3)
"""Shorter than this a difference of unit vectors is rounding error."""
_RIDGE = 0.3
"""Penalty of rebuilding a sentence from others, in cosines: keeps near copies from dividing by nothing."""


def pair_cosine(pairs: Candidates, old: Vectors, new: Vectors) -> Column:
    """Return the cosine of every candidate pair; the rows are of unit length."""
    blocks = [
        np.einsum("kd,kd->k", old[pairs.row[k : k + _BLOCK]], new[pairs.column[k : k + _BLOCK]])
        for k in range(0, len(pairs), _BLOCK)
    ]
    return np.concatenate([*blocks, np.zeros(0)]).astype(np.float64)


def common(whole: tuple[Vectors, Vectors]) -> Vectors:
    """Return what the sentences of two statements have in common: their mean vector, if they are enough.

    Of two sentences the mean is what they say alike, which is the very thing to be found; so it is believed
    in proportion, from nothing at two sentences to all of it at ``_ENOUGH``.
    """
    everything = np.concatenate(whole)
    return np.asarray(everything.mean(axis=0) * _trust(len(everything)), dtype=np.float32)


def _trust(sentences: int) -> float:
    return min(max((sentences - 2) / (_ENOUGH - 2), 0.0), 1.0)


def centre(old: Vectors, new: Vectors, mean: Vectors) -> tuple[Vectors, Vectors]:
    """Take the statements' common topic, their ``mean`` vector, out of the vectors."""
    return unit(old - mean), unit(new - mean)


def leading(whole: Vectors, count: int) -> Vectors:
    """Return the ``count`` directions in which the sentences of both statements vary most, as rows.

    ``whole`` is already centred. Found from the smaller of two matrices: sentences by sentences, or
    dimensions by dimensions.
    """
    exact = whole.astype(np.float64)
    if len(whole) < whole.shape[1]:
        towards = np.linalg.eigh(exact @ exact.T)[1][:, ::-1][:, :count]
        return unit(np.asarray(towards.T @ exact, dtype=np.float32))
    return np.asarray(np.linalg.eigh(exact.T @ exact)[1][:, ::-1][:, :count].T, dtype=np.float32)


def beyond(rows: Vectors, directions: Vectors) -> Vectors:
    """Take ``directions`` out of centred vectors: what all sentences say something about tells no two apart.

    The idea of 'all but the top' (Mu and Viswanath, 2018), for the two statements at hand.
    """
    return unit(np.asarray(rows - (rows @ directions.T) @ directions, dtype=np.float32))


def parts(pairs: Candidates, old: Vectors, new: Vectors, basis: Vectors) -> Column:
    """Return the share of one sentence in another, rebuilt from all of ``basis``, of every pair.

    ``basis`` holds the centred unit vectors of the whole statement that rebuilds. Ridge regression (Hoerl
    and Kennard, 1970), ``old · (basisᵀ·basis + λ)⁻¹ · new``: what several of its sentences say alike is
    shared out among them, so that one that is near to everything explains little.
    """
    return pair_cosine(pairs, old, np.asarray(_ridge(basis.astype(np.float64), new), dtype=np.float32))


def _ridge(basis: NDArray[np.float64], rows: Vectors) -> NDArray[np.float64]:
    """Return ``rows · (basisᵀ·basis + λ)⁻¹``, from the smaller of two systems of equations."""
    count, width = basis.shape
    if count >= width:
        whole = np.linalg.solve(basis.T @ basis + _RIDGE * np.eye(width), rows.T.astype(np.float64))
        return np.asarray(whole.T, dtype=np.float64)
    inner = np.linalg.solve(basis @ basis.T + _RIDGE * np.eye(count), basis @ rows.T.astype(np.float64))
    return np.asarray((rows - inner.T @ basis) / _RIDGE, dtype=np.float64)


def meaning_columns(
    pairs: Candidates, old: Vectors, new: Vectors, whole: tuple[Vectors, Vectors]
) -> dict[str, Column]:
    """Return the features named ``meaning.*``; ``whole`` holds the vectors of both whole statements."""
    everything = np.concatenate(whole)
    mean = common(whole)
    directions = leading(everything - mean, int(max(_BEYOND) * _trust(len(everything))))
    cosine = pair_cosine(pairs, old, new)
    centred_old, centred_new = centre(old, new, mean)
    whole_old, whole_new = centre(*whole, mean)
    centred = pair_cosine(pairs, centred_old, centred_new)
    further = {
        f"meaning.beyond_{count}": pair_cosine(
            pairs, beyond(old - mean, directions[:count]), beyond(new - mean, directions[:count])
        )
        for count in _BEYOND
    }
    return {
        "meaning.cosine": cosine,
        "meaning.centred": centred,
        "meaning.scaled": local_scaling(pairs, cosine),
        "meaning.centred_scaled": local_scaling(pairs, centred),
        "meaning.part_in_new": parts(pairs, centred_old, centred_new, whole_old),
        "meaning.part_in_old": parts(pairs, centred_old, centred_new, whole_new),
        **further,
    }


def unit(rows: Vectors) -> Vectors:
    """Bring rows to length 1; what is next to nothing stays next to nothing."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, _NOTHING), dtype=np.float32)
