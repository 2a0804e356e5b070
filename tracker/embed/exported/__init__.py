"""A model exported once to ONNX, run without torch. Nothing heavy is imported before it is used."""

from __future__ import annotations

from tracker.embed.exported.embedder import ExportingEmbedder, Weights

__all__ = ["ExportingEmbedder", "Weights"]
