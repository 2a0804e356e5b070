"""Asking again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

from tracker.model import HttpRules
from tracker.sources.http.obstacle import ObstacleError

_Answer = TypeVar("_Answer")


def patiently(ask: Callable[[], _Answer], rules: HttpRules, sleep: Callable[[float], None]) -> _Answer:
    """Call ``ask`` until it succeeds or no further try is worth it.

    Raises:
        ObstacleError: the last failure.
    """
    retrying = Retrying(
        retry=retry_if_exception(lambda error: isinstance(error, ObstacleError) and error.passing),
        stop=stop_after_attempt(1 + rules.retries),
        wait=lambda state: _pause(state, rules.longest_wait),
        sleep=sleep,
        reraise=True,
    )
    return retrying(ask)


def _pause(state: RetryCallState, longest: float) -> float:
    """Return what the server asks for, or else 1, 2, 4 … seconds."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, ObstacleError) and error.wait is not None:
        return error.wait
    return min(longest, 2.0 ** (state.attempt_number - 1))
