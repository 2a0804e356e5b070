"""A client that is made at the first question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tracker.model import HttpRules, Known

if TYPE_CHECKING:
    from tracker.sources.fetching import Answer
    from tracker.sources.http.client import HttpClient


class LateClient:
    """Asks the web like :class:`~tracker.sources.http.client.HttpClient`, which it makes when it must.

    What it takes to ask the web is slow to import, and a run over folders never asks.
    """

    def __init__(self, rules: HttpRules, *, now: Callable[[], datetime]) -> None:
        self._rules = rules
        self._now = now
        self._made: HttpClient | None = None

    @property
    def rules(self) -> HttpRules:
        """How the web is asked."""
        return self._rules

    def fetch(self, url: str, *, known: Known | None = None, allow_private: bool = False) -> Answer:
        """Return what is at ``url``; with ``known``, only if it is no longer that."""
        if self._made is None:
            from tracker.sources.http.client import HttpClient

            self._made = HttpClient(self._rules, now=self._now)
        return self._made.fetch(url, known=known, allow_private=allow_private)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._made is not None:
            self._made.close()
