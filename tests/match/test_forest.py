from __future__ import annotations

import numpy as np
import pytest

from tracker.match.boosting import grow_forest
from tracker.match.forest import Forest, Tree
from tracker.match.logistic import sigmoid

_NEVER = float("inf")


def _band(rows: int = 900) -> tuple[np.ndarray, np.ndarray]:
    """Labels that no sum can tell: 1 where the first feature is neither small nor large, the second large."""
    x = np.random.default_rng(3).uniform(size=(rows, 3))
    return x, ((np.abs(x[:, 0] - 0.5) < 0.2) & (x[:, 1] > 0.4)).astype(float)


def test_a_forest_learns_what_a_sum_cannot_say():
    x, y = _band()
    chance = sigmoid(grow_forest(x, y, np.ones(len(x))).odds(x))
    assert ((chance > 0.5) == (y > 0.5)).mean() > 0.95


def test_the_same_data_give_the_same_trees():
    x, y = _band(200)
    assert grow_forest(x, y, np.ones(len(x))) == grow_forest(x, y, np.ones(len(x)))


def test_root_and_parts_add_up_to_the_odds():
    x, y = _band()
    forest = grow_forest(x, y, np.ones(len(x)))
    parts = forest.parts(x)
    assert forest.root + parts.sum(axis=1) == pytest.approx(forest.odds(x))
    assert np.abs(parts[:, 2]).mean() < np.abs(parts[:, 0]).mean() / 3


def test_rows_without_weight_teach_nothing():
    x, y = _band()
    lied = np.concatenate([y, np.ones(300)])
    weight = np.concatenate([np.ones(len(x)), np.zeros(300)])
    far = np.concatenate([x, np.tile(x[:1], (300, 1))])
    chance = sigmoid(grow_forest(far, lied, weight).odds(x))
    assert ((chance > 0.5) == (y > 0.5)).mean() > 0.9


def test_labels_of_one_kind_give_their_base_rate():
    x, _ = _band(100)
    assert grow_forest(x, np.zeros(100), np.ones(100)).odds(x).max() < -10


def test_odds_do_not_depend_on_blocks(monkeypatch):
    x, y = _band(300)
    forest = grow_forest(x, y, np.ones(len(x)))
    whole = forest.odds(x)
    monkeypatch.setattr("tracker.match.forest._BLOCK", 7)
    assert forest.odds(x).tolist() == whole.tolist()


def test_no_trees_and_no_rows_add_nothing():
    assert not Forest()
    assert Forest().odds(np.ones((2, 3))).tolist() == [0.0, 0.0]
    x, y = _band(100)
    assert grow_forest(x, y, np.ones(100)).odds(x[:0]).shape == (0,)


def test_a_value_at_the_cut_goes_left():
    leaves = (*(-1.0,) * 4, *(1.0,) * 4)
    tree = Tree((0,) * 7, (0.5, *(_NEVER,) * 6), (0.0, -1.0, 1.0, -1.0, -1.0, 1.0, 1.0, *leaves))
    assert Forest((tree,)).odds(np.array([[0.5], [0.51]])).tolist() == [-1.0, 1.0]


def test_a_tree_of_another_shape_is_refused():
    with pytest.raises(ValueError, match="7 questions"):
        Tree((0,), (0.5,), (0.0, -1.0, 1.0))
