from __future__ import annotations

import numpy as np
import pytest

from tracker.match.features.meaning import beyond, leading


def _statements(rows: int, width: int) -> np.ndarray:
    """Vectors that all vary along one direction, far more than along any other."""
    random = np.random.default_rng(0)
    found = random.standard_normal((rows, width)).astype(np.float32)
    found[:, 0] += 20 * random.standard_normal(rows)
    return found - found.mean(axis=0)


@pytest.mark.parametrize(("rows", "width"), [(12, 30), (30, 12)])
def test_the_leading_direction_is_the_one_of_most_variance(rows, width):
    """Found from the smaller matrix, whichever that is, and as a unit vector."""
    (direction,) = leading(_statements(rows, width), 1)
    assert abs(direction[0]) > 0.95
    assert np.linalg.norm(direction) == pytest.approx(1.0, abs=1e-5)


def test_nothing_of_the_directions_is_left():
    rows = _statements(12, 30)
    directions = leading(rows, 3)
    left = beyond(rows, directions)
    assert np.abs(left @ directions.T).max() < 1e-4
    assert np.linalg.norm(left, axis=1) == pytest.approx(np.ones(12), abs=1e-4)


def test_equal_sentences_have_no_direction_and_are_not_told_apart_by_rounding():
    rows = np.full((4, 8), 1e-8, dtype=np.float32)
    rows[1] *= -1
    left = beyond(rows, leading(rows, 2))
    assert np.abs(left @ left.T).max() < 1e-6
