"""What every embedding engine offers, and the check that its vectors can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from tracker.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

# Quoted, because most commands know of vectors and few touch one: numpy takes long to import.
Vectors: TypeAlias = "npt.NDArray[np.float32]"
"""Shape ``[n, dimension]``, one unit row a text."""


class Embedder(Protocol):
    """Turns sentences into unit vectors whose dot product is their cosine similarity."""

    @property
    def name(self) -> str:
        """Model with revision: vectors of two names must never be compared."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return ``float32[len(texts), dimension]`` with unit rows.

        Raises:
            ModelError: the model cannot be loaded, or gives vectors that cannot be used.
        """
        ...


def checked(vectors: npt.NDArray[np.generic], count: int, model: str) -> Vectors:
    """Return ``vectors`` as unit float32 rows, or refuse them.

    Args:
        vectors: what the engine gave, ``[count, dimension]``.
        count: number of texts that went in.
        model: name for the error.

    Raises:
        ModelError: wrong shape, a value that is not finite, or a zero row.
    """
    import numpy as np

    rows = np.ascontiguousarray(vectors, dtype=np.float32)
    if rows.ndim != 2 or rows.shape[0] != count:
        raise ModelError(
            f"gave vectors of shape {rows.shape} for {count} sentences",
            where=model,
            do="choose another model",
        )
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    if not np.isfinite(norms).all() or (norms == 0).any():
        raise ModelError(
            "gave a vector that is not a number or empty", where=model, do="check the model's weights"
        )
    unit: Vectors = rows / norms
    return unit
