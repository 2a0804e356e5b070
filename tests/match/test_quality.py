from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from tracker.match import Labelled

_PATH = Path(__file__).resolve().parents[1] / "quality_gate.py"
_SPEC = importlib.util.spec_from_file_location("quality_gate", _PATH)
assert _SPEC is not None
assert _SPEC.loader is not None
gate = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(gate)
_SETS = {name: (documents, support) for name, documents, support in gate.gold_sets()}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["own", "shared"])
def test_cross_validated_figures_stand_on_their_floors(name):
    if name not in _SETS:
        pytest.skip("needs the gold data in ../shared, which is not part of the project")
    documents, support = _SETS[name]
    assert gate.shortfalls(name, documents, gate.measure(documents, support)) == []


def test_a_figure_below_its_floor_is_named():
    documents, _ = _SETS["own"]
    found = gate.shortfalls("own", documents, {"pairs": 0.1, "new": 1.0, "dropped": 1.0})
    assert len(found) == 1
    assert "macro F1 of pairs is 0.100" in found[0]


def test_other_gold_is_not_judged_by_old_floors():
    stranger = Labelled("x", "y", ("a",), ("a",), frozenset({(0, 0)}))
    (found,) = gate.shortfalls("own", [stranger], {"pairs": 1.0, "new": 1.0, "dropped": 1.0})
    assert "the gold has changed" in found


def test_every_floor_has_a_digest_and_three_figures():
    floors = json.loads((_PATH.parent / "match" / "floors.json").read_text())
    for entry in floors.values():
        assert len(entry["gold"]) == 64
        assert set(entry["macro"]) == {"pairs", "new", "dropped"}


def test_the_own_gold_is_of_at_least_six_bodies():
    assert len({d.source for d in _SETS["own"][0]}) >= 6
