from __future__ import annotations

import numpy as np
import pytest

from tracker.match.candidates import Candidates
from tracker.match.features.context import closeness_of_rank, lead, local_scaling

_GRID = Candidates(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]), 2, 2)
_SCORE = np.array([0.9, 0.2, 0.6, 0.5])


def test_local_scaling_takes_half_the_mean_of_row_and_column():
    assert local_scaling(_GRID, _SCORE)[0] == pytest.approx(0.9 - 0.55 / 2 - 0.75 / 2)


def test_local_scaling_looks_at_the_five_best_only():
    pairs = Candidates(np.zeros(7, dtype=int), np.arange(7), 1, 7)
    score = np.array([1.0, 1, 1, 1, 1, 0, 0])
    assert local_scaling(pairs, score)[0] == pytest.approx(1 - 0.5 - 0.5)


def test_rank_is_within_the_group():
    assert closeness_of_rank(_GRID.row, _SCORE).tolist() == [1, 0.5, 1, 0.5]
    assert closeness_of_rank(_GRID.column, _SCORE).tolist() == [1, 0.5, 0.5, 1]


def test_the_lead_is_over_the_best_rival():
    assert lead(_GRID.row, _GRID.column, _SCORE, np.eye(2, dtype=np.float32)) == pytest.approx(
        [0.7, -0.7, 0.1, -0.1]
    )


def test_a_rival_that_says_the_same_is_no_rival():
    twins = np.array([[1, 0], [1, 0]], dtype=np.float32)
    assert lead(_GRID.row, _GRID.column, _SCORE, twins).tolist() == _SCORE.tolist()


def test_alone_in_its_group_a_pair_keeps_its_score():
    group, other = np.array([3]), np.array([0])
    assert lead(group, other, np.array([0.4]), np.ones((1, 2), dtype=np.float32)).tolist() == [0.4]
