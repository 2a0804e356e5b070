"""The reference engine: sentence-transformers, the way to any model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.embed.interface import Vectors, checked
from tracker.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 32


class SentenceTransformerEmbedder:
    """Encodes with ``SentenceTransformer`` on the CPU; torch is imported at the first sentence.

    Args:
        name: model with revision, as stored beside each vector.
        location: local folder or hub name.
        revision: commit of a hub model; null for a local folder, which never touches a network.
    """

    def __init__(
        self,
        name: str,
        location: str,
        revision: str | None = None,
    ) -> None:
        self._name = name
        self._location = location
        self._revision = revision

    @property
    def name(self) -> str:
        """Model with revision."""
        return self._name

    @cached_property
    def model(self) -> SentenceTransformer:
        """The loaded model.

        Raises:
            ModelError: it cannot be loaded.
        """
        try:
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging

            logging.disable_progress_bar()  # type: ignore[no-untyped-call]
            return SentenceTransformer(
                self._location,
                device="cpu",
                revision=self._revision,
                local_files_only=self._revision is None,
            )
        except (ImportError, OSError, ValueError, RuntimeError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ModelError(
                f"the model cannot be loaded ({reason})", where=self._name, do="check [model] in config"
            ) from error

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit rows, ``float32[len(texts), dimension]``."""
        import numpy as np

        if not texts:
            width = self.model.get_embedding_dimension() or 0
            return np.empty((0, width), dtype=np.float32)
        raw = self.model.encode(
            list(texts), batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True
        )
        return checked(np.asarray(raw), len(texts), self._name)
