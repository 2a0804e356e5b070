"""Kinds by cross-validation over sources stay above their floors, on the gold they were set on."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

_FLOORS = json.loads(Path(__file__).with_name("kinds_floors.json").read_text("utf-8"))
_BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"

pytestmark = pytest.mark.slow


def test_kinds_stay_above_their_floors(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sklearn")
    monkeypatch.syspath_prepend(str(_BENCHMARKS))
    gold = importlib.import_module("kinds_gold")
    kinds = importlib.import_module("kinds")
    if gold.digest(shared / "gold") != _FLOORS["gold"]:
        pytest.skip("the gold is not the one that the floors were set on; set them anew")
    rows = gold.load_gold(shared / "gold")
    predicted = kinds.predict(rows, gold.load_examples(), lambda row: row.source)
    for name, figures in kinds.table(rows, predicted):
        for measure, floor in _FLOORS.get(name, {}).items():
            assert getattr(figures, measure) >= floor, (name, measure)


def test_the_shipped_model_was_fitted_on_this_gold(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(_BENCHMARKS))
    gold = importlib.import_module("kinds_gold")
    model = _BENCHMARKS.parent / "tracker" / "annotate" / "data" / "kinds_model.json"
    assert json.loads(model.read_text("utf-8"))["fitted_on"] == gold.digest(shared / "gold")
