from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.threads import FLOOR, score, seeds_workspace
from tracker.run.threads import all_threads

THREADS_FLOOR = 8
"""Of the 11 labelled threads; 10 come out whole. The two below are slack for a refitted matcher."""
MEAN_F1_FLOOR = 0.85


@pytest.mark.slow
def test_labelled_threads_come_out_with_members_and_outcomes(shared: Path) -> None:
    gold = json.loads((shared / "gold/seeds_threads.json").read_text("utf-8"))
    workspace, capture_of = seeds_workspace(shared)
    scored = score(all_threads(workspace), capture_of, gold)
    whole = [entry.name for entry in scored if entry.f1 >= FLOOR and entry.deadlines_right]
    assert len(whole) >= THREADS_FLOOR, scored
    assert sum(entry.f1 for entry in scored) / len(scored) >= MEAN_F1_FLOOR
    assert all(entry.deadlines_right for entry in scored), [entry.deadlines for entry in scored]
