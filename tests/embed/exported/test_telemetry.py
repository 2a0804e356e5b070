from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_nothing_is_kept_for_the_maker_of_the_engine(tmp_path: Path) -> None:
    """onnxruntime would write an id of the machine and a queue of events into the cache folder."""
    code = "from tracker.embed import default_embedder; default_embedder().encode(['They met.'])"
    places = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment = {key: value for key, value in os.environ.items() if key != "ORT_DISABLE_TELEMETRY"}
    environment |= places | {"PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)  # noqa: S603
    kept = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert all(name.startswith("cache/commitment-tracker/") for name in kept), kept
