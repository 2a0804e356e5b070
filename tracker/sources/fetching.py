"""The seam to the web: what a source asks for, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tracker.model import CouldNotCheck, HttpRules, Known


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer with a body, after redirects; the bytes are as the server meant them, undecoded."""

    url: str
    data: bytes
    etag: str | None = None
    last_modified: str | None = None
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that what is known is still what it would send."""


Answer = Fetched | NotModified | CouldNotCheck


class Fetcher(Protocol):
    """Gets one address. Faults of the outside world are returned, never raised."""

    @property
    def rules(self) -> HttpRules:
        """How the web is asked."""
        ...

    def fetch(self, url: str, *, known: Known | None = None, allow_private: bool = False) -> Answer:
        """Return what is at ``url``; with ``known``, only if it is no longer that."""
        ...
