from __future__ import annotations

import numpy as np

from tracker.match.logistic import fit_logistic, sigmoid


def _sample() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    x = rng.standard_normal((4000, 3))
    y = (rng.random(4000) < sigmoid(x @ np.array([2.0, -1.0, 0.0]) - 1.0)).astype(float)
    return x, y


def test_it_finds_the_weights_that_made_the_data():
    x, y = _sample()
    weight, bias = fit_logistic(x, y, np.ones(len(y)), 1e-3)
    assert np.allclose(weight, [2, -1, 0], atol=0.2)
    assert abs(bias + 1) < 0.15


def test_the_gradient_at_the_solution_is_nought():
    x, y = _sample()
    weight, bias = fit_logistic(x, y, np.ones(len(y)), 5.0)
    gap = sigmoid(x @ weight + bias) - y
    assert np.allclose(x.T @ gap + 5.0 * weight, 0, atol=1e-3)
    assert abs(gap.sum()) < 1e-3


def test_a_weight_of_two_is_the_row_twice():
    x, y = _sample()
    x, y = x[:200], y[:200]
    twice, _ = fit_logistic(np.vstack([x, x[:50]]), np.append(y, y[:50]), np.ones(250), 1.0)
    heavy, _ = fit_logistic(x, y, np.r_[np.full(50, 2.0), np.ones(150)], 1.0)
    assert np.allclose(twice, heavy, atol=1e-6)


def test_separable_data_stay_finite():
    x = np.array([[-1.0], [1.0]])
    weight, _ = fit_logistic(x, np.array([0.0, 1.0]), np.ones(2), 0.01)
    assert 0 < weight[0] < 100


def test_sigmoid_does_not_overflow():
    assert sigmoid(np.array([-1e9, 0.0, 1e9])).tolist() == [sigmoid(np.array([-40.0]))[0], 0.5, 1.0]
