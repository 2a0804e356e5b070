import json
from pathlib import Path

import pytest

from tracker.match.relation import decide as module
from tracker.match.relation import judge
from tracker.match.relation.decide import scores
from tracker.model import Relation

WEIGHTS = Path(module.__file__).with_name("data") / "weights.json"


def test_scores_are_probabilities():
    weights = {"reworded": {"x": 1.0}, "partial": {"x": 0.0}, "changed": {"x": -1.0}}
    found = scores({"x": 2.0}, weights)
    assert sum(found.values()) == pytest.approx(1.0)
    assert max(found, key=found.__getitem__) is Relation.REWORDED


def test_scores_of_huge_features_do_not_overflow():
    weights = {"reworded": {"x": 1e6}, "partial": {"x": 0.0}, "changed": {"x": -1e6}}
    assert scores({"x": 1e3}, weights)[Relation.REWORDED] == pytest.approx(1.0)


def test_every_relation_weighs_the_same_features():
    rows = json.loads(WEIGHTS.read_text("utf-8"))["weights"]
    assert set(rows) == {"reworded", "partial", "changed"}
    assert len({tuple(row) for row in rows.values()}) == 1


def test_a_hard_fact_outranks_the_weights():
    flat = {name: {"bias": 1.0 if name == "partial" else 0.0} for name in ("reworded", "partial", "changed")}
    old = "The board will close the harbour office."
    assert judge(old, old.replace("will", "will not"), weights=flat).relation is Relation.CHANGED


def test_far_wordings_are_left_to_the_weights():
    old = "The board will close the harbour office in spring and sell the two ferries it owns."
    new = "Ferries remain a concern of the region, and officials spoke at length about tolls and quays."
    for name in ("reworded", "partial", "changed"):
        flat = {other: {"bias": float(other == name)} for other in ("reworded", "partial", "changed")}
        assert judge(old, new, weights=flat).relation == name
