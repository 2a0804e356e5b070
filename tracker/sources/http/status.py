"""What the status line and the headers of an answer mean. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tracker.model import Reason
from tracker.sources.http.obstacle import ObstacleError

_CHALLENGES = ("cf-mitigated", "x-datadome", "x-amzn-waf-action", "x-sucuri-block")
"""Headers with which services that keep robots out mark their refusals."""

_MEANING = {
    401: (Reason.LOGIN, "The server wants a login."),
    402: (Reason.LOGIN, "The server wants a payment."),
    403: (Reason.FORBIDDEN, "The server refuses to show this page."),
    404: (Reason.NOT_FOUND, "There is no such page any more. Look whether its address has changed."),
    407: (Reason.LOGIN, "A proxy on the way wants a login."),
    410: (Reason.NOT_FOUND, "The page was taken away for good. Look whether its address has changed."),
    429: (Reason.BUSY, "The server has had too many requests."),
    451: (Reason.FORBIDDEN, "The server may not show this page for legal reasons."),
}
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


def obstacle_of(status: int, headers: Mapping[str, str], now: datetime, longest_wait: float) -> ObstacleError:
    """Return what an answer of another status than 2xx, 3xx means.

    Args:
        status: HTTP status code.
        headers: names in lower case.
        now: to count from, where the server names a time to come back.
        longest_wait: seconds; a longer pause than this is not waited for.
    """
    if any(name in headers for name in _CHALLENGES):
        detail = f"The site keeps programs out with a check for robots (HTTP {status})."
        return ObstacleError(Reason.BOT_WALL, detail)
    other = Reason.SERVER_ERROR if status >= 500 else Reason.UNEXPECTED
    fault = "The server has a fault of its own." if status >= 500 else "The server gave an odd answer."
    reason, sentence = _MEANING.get(status, (other, fault))
    detail = f"{sentence} (HTTP {status})"
    if status not in _PASSING:
        return ObstacleError(reason, detail)
    wait = retry_after(headers.get("retry-after"), now)
    if wait is not None and wait > longest_wait:
        return ObstacleError(
            Reason.BUSY, f"The server asks to be left alone for {wait:.0f} seconds. (HTTP {status})"
        )
    return ObstacleError(reason, detail, passing=True, wait=wait)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Read a Retry-After header, seconds or a date (RFC 9110, 10.2.3); null where it is none."""
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - now).total_seconds())
