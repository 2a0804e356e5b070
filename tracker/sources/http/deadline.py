"""The time that one request may take in all."""

from __future__ import annotations

from collections.abc import Callable


class Deadline:
    """Counts down from ``seconds`` after each :meth:`start`.

    A limit on silence alone does not end an answer that trickles in byte by byte.
    """

    def __init__(self, seconds: float, monotonic: Callable[[], float]) -> None:
        self.seconds = seconds
        self._monotonic = monotonic
        self._end = float("inf")

    def start(self) -> None:
        """Begin a request."""
        self._end = self._monotonic() + self.seconds

    @property
    def left(self) -> float:
        """Seconds that are left; zero when the time is over."""
        return max(0.0, self._end - self._monotonic())

    def within(self, timeout: float | None) -> float:
        """Return ``timeout``, or what is left where that is less."""
        return self.left if timeout is None else min(timeout, self.left)
