from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tracker.cli.app import run
from tracker.errors import ModelError
from tracker.run.workspace import open_workspace


@pytest.fixture
def space(tmp_path: Path) -> Path:
    assert run(["init", str(tmp_path / "ws")]) == 0
    return tmp_path / "ws"


def test_the_cache_of_the_config_is_used_and_is_relative_to_it(
    space: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = space / "config.toml"
    config.write_text(config.read_text("utf-8").replace("# cache =", 'cache = "kept" #'), "utf-8")
    asked: list[Path | None] = []
    monkeypatch.setattr("tracker.embed.open_embedder", lambda _spec, cache=None: asked.append(cache))
    _ = open_workspace(space, space).embedder
    assert asked == [space.resolve() / "kept"]


def test_without_one_the_platform_decides(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path | None] = []
    monkeypatch.setattr("tracker.embed.open_embedder", lambda _spec, cache=None: asked.append(cache))
    _ = open_workspace(space, space).embedder
    assert asked == [None]


def test_a_model_of_another_dimension_under_the_same_name_is_refused_and_nothing_kept(
    space: Path, tmp_path: Path, light_model: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name of a model is that of its weights, so this is a damaged model and no other one."""
    for day in (3, 4):
        (tmp_path / f"{day}.txt").write_text(
            f"Joint Statement of the {day}th Quay Dialogue\n\n"
            f"The ministers met in Vessby on {day} May 2024.\n\n"
            f"They agreed to dredge channel {day} by the end of 2031.\n",
            encoding="utf-8",
        )
    assert run(["ingest", str(tmp_path / "3.txt"), "--config", str(space)]) == 0
    monkeypatch.setattr(
        "tracker.embed.exported.ExportingEmbedder.encode",
        lambda _self, texts: np.eye(len(texts), 32, dtype=np.float32),
    )
    workspace = open_workspace(space, space)
    before = len(workspace.store.statements.all())
    assert run(["ingest", str(tmp_path / "4.txt"), "--config", str(space)]) != 0
    assert len(workspace.store.statements.all()) == before
    with pytest.raises(ModelError, match="vectors of 32 and 64 numbers under one name"):
        workspace.vectors.of(["They met.", *_known(workspace)])


def _known(workspace: object) -> list[str]:
    store = workspace.store  # type: ignore[attr-defined]
    return [passage.layout.text for passage in store.sentences.all()]
