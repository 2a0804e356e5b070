"""Vectors for sentences: from memory, from the store, and only for the rest from the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from store import Store

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from tracker.embed import Embedder, Vectors

Half: TypeAlias = "npt.NDArray[np.float16]"


class VectorSource:
    """Gives the vector of any sentence; the model is loaded only when one is nowhere to be found.

    Vectors are rounded to half precision before use, fresh or stored alike: a sentence must be matched
    the same whether its vector was computed a second or a year ago.

    Args:
        embedder: the model of this workspace.
        store: where vectors are kept; null keeps them in memory only.
    """

    def __init__(self, embedder: Embedder, store: Store | None = None) -> None:
        self._embedder = embedder
        self._store = store
        self._known: dict[str, Half] = {}

    @property
    def model(self) -> str:
        """Name of the model with its revision."""
        return self._embedder.name

    def of(self, texts: Sequence[str]) -> Vectors:
        """Return ``float32[len(texts), dimension]`` in the order of ``texts``."""
        import numpy as np

        self.prepare(texts)
        if not texts:
            return np.empty((0, 0), dtype=np.float32)
        return np.stack([self._known[text] for text in texts]).astype(np.float32)

    def prepare(self, texts: Sequence[str]) -> int:
        """Make sure all vectors are in memory; return how many had to be embedded.

        One call for many texts is much faster than many calls: the model works in batches.
        """
        missing = [text for text in dict.fromkeys(texts) if text not in self._known]
        if missing and self._store is not None:
            self._known.update(self._store.vectors.by_text(missing, self.model))
            missing = [text for text in missing if text not in self._known]
        if missing:
            fresh = self._embedder.encode(missing).astype("float16")
            self._known.update(zip(missing, fresh, strict=True))
        return len(missing)

    def keep(self, text_ids: dict[str, int]) -> None:
        """Write the vectors of the given texts (text → text id) to the store, inside its transaction."""
        if self._store is None:
            return
        stored = self._store.vectors.load(text_ids.values(), self.model)
        self._store.vectors.save(
            {key: self._known[text] for text, key in text_ids.items() if key not in stored}, self.model
        )
