"""Logistic regression by hand."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from tracker.annotate.classifier import MODEL_FILE, KindModel, load_model
from tracker.model import Kind

TWO = KindModel((Kind.COMMITMENT, Kind.POSITION), (0.0, 0.0), {"will": (1.0, -1.0)})


def test_softmax_of_the_sum() -> None:
    chances = TWO.probabilities({"will": 0.5, "unknown": 9.0})
    assert chances[Kind.COMMITMENT] == pytest.approx(1 / (1 + math.exp(-1)))


def test_large_scores_do_not_overflow() -> None:
    assert TWO.probabilities({"will": 1e4})[Kind.COMMITMENT] == pytest.approx(1.0)


def test_a_file_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "model.json"
    raw = {"kinds": ["commitment", "position"], "intercept": [0, 1], "coefficients": {"a": [1, 2]}}
    file.write_text(json.dumps(raw))
    assert load_model(file).probabilities({})[Kind.POSITION] > 0.7


def test_the_shipped_model_is_small_and_complete() -> None:
    assert MODEL_FILE.stat().st_size < 1_000_000
    model = load_model(MODEL_FILE)
    assert set(model.kinds) == set(Kind)
    assert all(len(row) == 4 for row in model.coefficients.values())
