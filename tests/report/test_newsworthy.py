"""The ranking against two hand-made lists of what a digest should lead with."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from tracker.report import build_digest

pytestmark = pytest.mark.slow
WANTED = 8


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "newsworthy.py"
    spec = importlib.util.spec_from_file_location("newsworthy", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["seed_002_003", "seed_004_002"])
def test_digest_leads_with_what_readers_want(name: str, bench: ModuleType, shared: Path) -> None:
    lines = (shared / "gold" / "pairs_dev.jsonl").read_text(encoding="utf-8").splitlines()
    row = next(row for line in lines if (row := json.loads(line))["id"] == name)
    wanted = bench.read_lists((shared / "gold" / "newsworthy.md").read_text(encoding="utf-8"))[name]
    deadlines = bench.read_deadlines(shared / "gold" / "seeds_sentences.jsonl")
    digest = build_digest(bench.changes_of(row, deadlines, bare=False))
    assert len(wanted) == 10
    assert len(bench.hits(digest, wanted)) >= WANTED
