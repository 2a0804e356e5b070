"""robots.txt (RFC 9309): what a site lets programs read, and how fast."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from tracker.model import Reason
from tracker.sources.http.obstacle import ObstacleError

LONGEST_PAUSE = 30.0
"""Seconds; the most that a Crawl-delay can ask for."""
_UNREACHABLE = frozenset({Reason.TIMEOUT, Reason.REFUSED, Reason.NO_ADDRESS, Reason.TLS, Reason.TRUNCATED})
_NONE_THERE = frozenset(
    {
        Reason.NOT_FOUND,
        Reason.FORBIDDEN,
        Reason.LOGIN,
        Reason.UNEXPECTED,
        Reason.REDIRECTS,
        Reason.BOT_WALL,
    }
)


class Robots:
    """The rules of each host, read once and kept as long as this object."""

    def __init__(self, read: Callable[[str, bool], bytes], user_agent: str) -> None:
        """Take a function that gets an address, and the name under which the rules are looked up.

        Args:
            read: address, and whether it may be private → content; raises :class:`ObstacleError`.
            user_agent: as sent to the server.
        """
        self._read = read
        self._user_agent = user_agent
        self._rules: dict[tuple[str, bool], Protego | ObstacleError] = {}

    def pause(self, url: str, *, allow_private: bool) -> float:
        """Return the pause that the site asks for, in seconds.

        Raises:
            ObstacleError: the rules forbid this address, or cannot be had.
        """
        rules = self._of(url, allow_private)
        if not rules.can_fetch(url, self._user_agent):
            raise ObstacleError(
                Reason.ROBOTS,
                "The site's robots.txt asks programs not to read this page. "
                "Ask the site, or put its statements into a folder by hand.",
            )
        return min(rules.crawl_delay(self._user_agent) or 0.0, LONGEST_PAUSE)

    def _of(self, url: str, allow_private: bool) -> Protego:
        parts = urlsplit(url)
        key = (f"{parts.scheme}://{parts.netloc}", allow_private)
        if key not in self._rules:
            self._rules[key] = self._get(f"{key[0]}/robots.txt", allow_private)
        rules = self._rules[key]
        if isinstance(rules, ObstacleError):
            raise rules
        return rules

    def _get(self, url: str, allow_private: bool) -> Protego | ObstacleError:
        """No file means no rules (RFC 9309, 2.3.1.3), a file out of order no access (2.3.1.4)."""
        try:
            return Protego.parse(self._read(url, allow_private).decode("utf-8", "replace"))
        except ObstacleError as obstacle:
            if obstacle.reason in _NONE_THERE:
                return Protego.parse("")
            if obstacle.reason in _UNREACHABLE or obstacle.reason is Reason.PRIVATE_ADDRESS:
                return ObstacleError(obstacle.reason, obstacle.detail)
            return ObstacleError(
                obstacle.reason, f"The site's robots.txt cannot be had, so nothing is read. {obstacle.detail}"
            )
