from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tracker.errors import ModelError
from tracker.match.candidates import Candidates
from tracker.match.evidence import explain
from tracker.match.features import FeatureTable
from tracker.match.forest import Forest, Tree
from tracker.match.scorer import Scorer, read_scorer, shipped_scorer

_SCORER = Scorer(
    names=("meaning.cosine", "words.cosine"),
    mean=(0.5, 0.0),
    scale=(0.25, 1.0),
    weight=(2.0, 1.0),
    bias=-1.0,
    slope=0.5,
    intercept=0.25,
    model="m@1",
    gold="abc",
    figures=(("macro F1 pairs", 0.8),),
)
_NEVER = float("inf")
_TREE = Tree(
    feature=(0, 0, 1, 0, 0, 0, 0),
    threshold=(0.5, _NEVER, 0.25, _NEVER, _NEVER, _NEVER, _NEVER),
    value=(1.0, -1.0, 2.5, -1.0, -1.0, 2.0, 3.0, -1.0, -1.0, -1.0, -1.0, 2.0, 2.0, 3.0, 3.0),
)
_WITH_TREES = replace(_SCORER, forest=Forest((_TREE,)))
_PAIR = Candidates(np.array([0]), np.array([0]), 1, 1)
_TABLE = FeatureTable(_PAIR, _SCORER.names, np.array([[1.0, 0.5]]))


def test_log_odds_are_standardised_weighted_and_calibrated():
    assert _SCORER.log_odds(_TABLE).tolist() == [0.5 * (-1.0 + 2.0 * 2.0 + 0.5) + 0.25]


def test_start_and_contributions_sum_to_the_score():
    start, parts = _SCORER.contributions(_TABLE)
    assert start + parts.sum(axis=1) == pytest.approx(_SCORER.log_odds(_TABLE))


def test_trees_are_averaged_with_the_weights_and_share_their_part_out_to_features():
    start, parts = _WITH_TREES.contributions(_TABLE)
    assert _WITH_TREES.raw(_TABLE).tolist() == [(_SCORER.raw(_TABLE)[0] + 2.5 + 0.5) / 2]
    assert start + parts.sum(axis=1) == pytest.approx(_WITH_TREES.log_odds(_TABLE))
    assert parts[0].tolist() == [0.5 * (4.0 + 1.5) / 2, 0.5 * (0.5 + 0.5) / 2]


def test_trees_are_not_asked_about_hopeless_pairs():
    far = replace(_TABLE, values=np.array([[-0.5, 0.5]]))
    assert _WITH_TREES.raw(far).tolist() == _SCORER.raw(far).tolist()
    start, parts = _WITH_TREES.contributions(far)
    assert start + parts.sum(axis=1) == pytest.approx(_WITH_TREES.log_odds(far))


@pytest.mark.parametrize("trees", [False, True])
def test_a_scorer_survives_its_file(trees):
    scorer = _WITH_TREES if trees else _SCORER
    assert read_scorer(scorer.to_json(), where="x") == scorer


def test_a_tree_cut_short_is_refused():
    text = _WITH_TREES.to_json().replace('"values": [1.0, ', '"values": [')
    with pytest.raises(ModelError, match="questions and 15 values"):
        read_scorer(text, where="scorer.json")


@pytest.mark.parametrize("text", ["", "[]", '{"features": {}}', '{"figures": {}, "features": {"a": 1}}'])
def test_a_damaged_file_is_named(text):
    with pytest.raises(ModelError, match=r"scorer\.json: not a scorer"):
        read_scorer(text, where="scorer.json")


def test_a_scorer_of_other_features_is_refused():
    with pytest.raises(ModelError, match="other features"):
        replace(_SCORER, names=("a", "b")).log_odds(_TABLE)


def test_the_shipped_scorer_says_where_it_comes_from():
    scorer = shipped_scorer()
    assert scorer.model
    assert len(scorer.gold) == 64
    assert dict(scorer.figures)["macro F1 pairs"] > 0.7


def test_evidence_is_in_plain_words_strongest_first():
    (found,) = explain(_whole(), _full_table(), [0])
    assert [e.name for e in found][:2] == ["closeness of meaning", "shared words"]
    weights = [abs(e.weight) for e in found]
    assert weights == sorted(weights, reverse=True)
    assert found[0].value == 1.0


def _full_table() -> FeatureTable:
    names = shipped_scorer().names
    return FeatureTable(_PAIR, names, np.ones((1, len(names))))


def _whole() -> Scorer:
    scorer = shipped_scorer()
    by_name = {"meaning.cosine": 3.0, "words.cosine": 2.0}
    size = len(scorer.names)
    weight = tuple(by_name.get(name, 0.0) for name in scorer.names)
    return replace(scorer, mean=(0.0,) * size, scale=(1.0,) * size, weight=weight, slope=1.0, forest=Forest())


def test_a_small_text_has_a_calibration_of_its_own():
    scorer = shipped_scorer()
    again = read_scorer(scorer.to_json(), where="here")
    assert again.small == scorer.small
    assert len(scorer.small) == 4
    slope, intercept = scorer.small[0]
    assert (scorer.meant_for(1).slope, scorer.meant_for(1).intercept) == (slope, intercept)
    assert scorer.meant_for(5) is scorer
    assert scorer.meant_for(0) is scorer
