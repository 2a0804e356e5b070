"""Logistic regression in numpy, small enough to refit at a user's desk."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_STEPS = 50
_DONE = 1e-8


def fit_logistic(x: Array, y: Array, sample_weight: Array, penalty: float) -> tuple[Array, float]:
    """Return weights and bias that minimise Σ weight·loss + ½·penalty·‖weights‖² (bias unpenalised).

    Newton's method (iteratively reweighted least squares) with step halving; ``y`` is 0 or 1.
    """
    design = np.column_stack([x, np.ones(len(x))])
    ridge = np.append(np.full(x.shape[1], penalty), 1e-6)
    beta = np.zeros(design.shape[1])
    loss = _loss(design, y, sample_weight, ridge, beta)
    for _ in range(_STEPS):
        probability = sigmoid(design @ beta)
        gradient = design.T @ (sample_weight * (probability - y)) + ridge * beta
        curvature = sample_weight * probability * (1 - probability)
        hessian = (design * curvature[:, None]).T @ design + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        size = 1.0
        while (tried := _loss(design, y, sample_weight, ridge, beta - size * step)) > loss and size > _DONE:
            size /= 2
        beta = beta - size * step
        if loss - tried < _DONE * max(1.0, abs(loss)):
            break
        loss = tried
    return beta[:-1], float(beta[-1])


def sigmoid(odds: Array) -> Array:
    """Return probabilities for log-odds, without overflow."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(odds, -40.0, 40.0))), dtype=np.float64)


def _loss(design: Array, y: Array, sample_weight: Array, ridge: Array, beta: Array) -> float:
    odds = design @ beta
    losses = np.logaddexp(0.0, odds) - y * odds
    return float((sample_weight * losses).sum() + 0.5 * (ridge * beta * beta).sum())
