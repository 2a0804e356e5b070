"""One statement as the matcher sees it: sentences and their vectors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tracker.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

Vectors = NDArray[np.float32]

_BLOCK = 65_536
_UNIT = 1e-4


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences of one statement in order, with one embedding row each.

    ``vectors`` is ``float32[n, d]``; rows are brought to unit length on entry, so that a dot product
    is a cosine. Raises ``ModelError`` where the rows do not fit the texts or are not finite.
    """

    texts: Sequence[str]
    vectors: Vectors

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", tuple(self.texts))
        object.__setattr__(self, "vectors", _checked(np.asarray(self.vectors), len(self.texts)))

    def __len__(self) -> int:
        return len(self.texts)

    def subset(self, indexes: Sequence[int]) -> Side:
        """Return the sentences at ``indexes``, in that order."""
        return Side([self.texts[i] for i in indexes], self.vectors[np.array(indexes, dtype=np.intp)])


def same_width(old: Side, new: Side) -> None:
    """Raise ``ModelError`` where both sides have sentences but vectors of different models."""
    if len(old) and len(new) and old.vectors.shape[1] != new.vectors.shape[1]:
        raise ModelError(
            f"vectors of two models are mixed: {old.vectors.shape[1]} and {new.vectors.shape[1]} wide",
            do="Embed both texts with the same model",
        )


def _checked(vectors: NDArray[np.generic], count: int) -> Vectors:
    if count == 0:
        return np.zeros((0, vectors.shape[1] if vectors.ndim == 2 else 0), dtype=np.float32)
    if vectors.ndim != 2 or vectors.shape[0] != count:
        raise ModelError(
            f"the embedding model gave vectors of shape {vectors.shape} for {count} sentences",
            do="Run `tracker doctor` to check the model",
        )
    rows = vectors.astype(np.float32, copy=False)
    # By blocks, and without a copy where rows are of unit length already: a pool may hold a million.
    blocks = [np.linalg.norm(rows[k : k + _BLOCK], axis=1) for k in range(0, count, _BLOCK)]
    lengths = np.concatenate(blocks)
    bad = np.flatnonzero(~np.isfinite(lengths))
    if bad.size:
        raise ModelError(
            f"the embedding model gave a vector that is not finite for sentence {int(bad[0]) + 1}",
            do="Run `tracker doctor` to check the model",
        )
    if (np.abs(lengths - 1.0) < _UNIT).all():
        return rows
    return np.asarray(rows / np.maximum(lengths, np.float32(1e-12))[:, None], dtype=np.float32)
