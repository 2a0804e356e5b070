"""Stage nought: look at the places where statements appear, and say what is there.

A look has three outcomes that are never mixed up: changed, unchanged, could not check. Faults of the
outside world are outcomes, not exceptions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.sources.check import check
from tracker.sources.fetching import Fetcher
from tracker.sources.late import LateClient
from tracker.sources.memory import dump_known, load_known
from tracker.sources.nothing_had import nothing_had
from tracker.sources.retry_later import retry_later
from tracker.sources.unreadable import could_not_read

if TYPE_CHECKING:
    from tracker.sources.http.client import HttpClient

__all__ = [
    "Fetcher",
    "HttpClient",
    "LateClient",
    "check",
    "could_not_read",
    "dump_known",
    "load_known",
    "nothing_had",
    "retry_later",
]


def __getattr__(name: str) -> Any:
    """Import the web client when it is asked for: it takes longer than all the rest of a run."""
    if name == "HttpClient":
        from tracker.sources.http.client import HttpClient

        return HttpClient
    raise AttributeError(name)
