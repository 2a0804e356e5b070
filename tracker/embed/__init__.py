"""Sentences → vectors. Importing this package loads no model and no torch."""

from __future__ import annotations

from tracker.embed.interface import Embedder, Vectors, checked
from tracker.embed.spec import BUNDLED, ModelSpec, open_embedder

__all__ = ["BUNDLED", "Embedder", "ModelSpec", "Vectors", "checked", "default_embedder", "open_embedder"]


def default_embedder() -> Embedder:
    """Return the embedder of the bundled model; weights are read at the first ``encode``."""
    return open_embedder(BUNDLED)
