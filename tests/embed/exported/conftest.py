"""An exporting embedder over the tiny model, in place of torch and its seconds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from tiny_model import tiny_package, word_means
from tracker.embed.exported import ExportingEmbedder, Weights
from tracker.embed.exported.package import Package


class PlainReference:
    """Stands for sentence-transformers; counts how often it is asked."""

    name = "tiny@1"

    def __init__(self) -> None:
        self.loaded = 0
        self.asked = 0

    @property
    def model(self) -> object:
        self.loaded += 1
        return object()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += 1
        return word_means(texts)


@pytest.fixture
def model_folder(tmp_path: Path) -> Path:
    """A folder that says of itself what the bundled model says."""
    folder = tmp_path / "model"
    (folder / "1_Pooling").mkdir(parents=True)
    kinds = ("Transformer", "Pooling", "Normalize")
    paths = ("", "1_Pooling", "2_Normalize")
    modules = [
        {"idx": i, "path": path, "type": f"sentence_transformers.models.{kind}"}
        for i, (kind, path) in enumerate(zip(kinds, paths, strict=True))
    ]
    (folder / "modules.json").write_text(json.dumps(modules))
    pooling = {"word_embedding_dimension": 5, "pooling_mode_mean_tokens": True}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(pooling))
    (folder / "tokenizer.json").write_text("{}")
    return folder


@pytest.fixture
def exports(monkeypatch: pytest.MonkeyPatch) -> list[Package]:
    """Replace torch's export by the tiny model; the list grows with every export."""
    made: list[Package] = []

    def export(_model: object) -> Package:
        made.append(tiny_package())
        return made[-1]

    monkeypatch.setattr("tracker.embed.exported.export.export", export)
    return made


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def opened(model_folder: Path, cache: Path):
    """Return a function that opens the tiny model as a new process would, with its reference."""

    def open_() -> tuple[ExportingEmbedder, PlainReference]:
        reference = PlainReference()
        weights = Weights(model_folder, "ab" * 32)
        return ExportingEmbedder(reference, lambda: weights, cache), reference  # type: ignore[arg-type]

    return open_
