"""What keeps a request from its answer: inside this package an exception, outside an outcome."""

from __future__ import annotations

from tracker.model import CouldNotCheck, Reason


class ObstacleError(Exception):
    """A request failed.

    ``passing`` says that it may succeed a moment later; ``wait`` is how long the server asks to be left
    alone, in seconds, where it says so.
    """

    def __init__(
        self, reason: Reason, detail: str, *, passing: bool = False, wait: float | None = None
    ) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.passing = passing
        self.wait = wait

    def at(self, where: str) -> CouldNotCheck:
        """Return the outcome for a request to ``where``."""
        return CouldNotCheck(self.reason, self.detail, where)
