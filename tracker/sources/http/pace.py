"""Pauses between two requests to one host."""

from __future__ import annotations

from collections.abc import Callable


class Pace:
    """Waits so that no host is asked more often than once in a pause."""

    def __init__(self, sleep: Callable[[float], None], monotonic: Callable[[], float]) -> None:
        self._sleep = sleep
        self._monotonic = monotonic
        self._last: dict[str, float] = {}

    def wait(self, host: str, pause: float) -> None:
        """Return when ``host`` may be asked, ``pause`` seconds after it was last asked."""
        left = self._last.get(host, float("-inf")) + pause - self._monotonic()
        if left > 0:
            self._sleep(left)
        self._last[host] = self._monotonic()
