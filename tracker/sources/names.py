"""Names of what is fetched."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit


def name_of(url: str) -> str:
    """Return a file name for an address: its last part, or its host where it has none."""
    parts = urlsplit(url)
    return unquote(parts.path.rstrip("/").rsplit("/", 1)[-1]) or parts.hostname or url
