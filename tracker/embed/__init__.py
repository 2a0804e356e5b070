"""Sentences → vectors. Importing this package loads no model and no torch."""

from __future__ import annotations

from functools import cache

from tracker.embed.interface import Embedder, Vectors, checked
from tracker.embed.spec import BUNDLED, ModelSpec, open_embedder

__all__ = ["BUNDLED", "Embedder", "ModelSpec", "Vectors", "checked", "default_embedder", "open_embedder"]


@cache
def default_embedder() -> Embedder:
    """Return the embedder of the bundled model, one for the process; weights are read at first use."""
    return open_embedder(BUNDLED)
