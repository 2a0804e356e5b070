"""Where a request may go: web addresses, and not round in circles. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

import httpx2

from tracker.model import Reason
from tracker.sources.http.obstacle import ObstacleError


def host_of(url: str) -> str:
    """Return host and port of a web address.

    Raises:
        ObstacleError: it is none.
    """
    try:
        known_to_both = httpx2.URL(url).host and urlsplit(url).hostname
        parts = urlsplit(url)
    except (httpx2.InvalidURL, ValueError, UnicodeError) as error:
        raise ObstacleError(Reason.UNEXPECTED, f"This is no web address ({error}).") from error
    if not known_to_both or parts.scheme not in ("http", "https"):
        raise ObstacleError(Reason.UNEXPECTED, "This is no web address.")
    return parts.netloc


def next_of(location: str, visited: Sequence[str], limit: int) -> str:
    """Return the address to which a redirect leads.

    Args:
        location: as the server gives it.
        visited: the addresses so far.
        limit: how many redirects are followed.

    Raises:
        ObstacleError: too many of them, or one that leads out of the web.
    """
    try:
        there = urljoin(visited[-1], location)
        host_of(there)
    except (ValueError, ObstacleError) as error:
        detail = f"The page redirects to '{location[:200]}', which is no web address."
        raise ObstacleError(Reason.REDIRECTS, detail) from error
    if len(visited) > limit:
        how = "in a circle" if there in visited else f"more than {limit} times"
        raise ObstacleError(Reason.REDIRECTS, f"The page redirects {how}, last to {there[:200]}.")
    return there
