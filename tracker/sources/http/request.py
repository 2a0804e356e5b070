"""One request and its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import httpx2

from tracker.model import HttpRules, Reason
from tracker.sources.fetching import Fetched, NotModified
from tracker.sources.http.deadline import Deadline
from tracker.sources.http.obstacle import ObstacleError
from tracker.sources.http.status import obstacle_of


@dataclass(frozen=True, slots=True)
class Redirect:
    """The server sends us on."""

    location: str


def ask(
    client: httpx2.Client,
    url: str,
    headers: Mapping[str, str],
    rules: HttpRules,
    deadline: Deadline,
    now: datetime,
    limit: int,
    *,
    cut: bool = False,
) -> Fetched | NotModified | Redirect:
    """Send one GET and read its answer, up to ``limit`` bytes of content.

    Args:
        client: without redirects of its own.
        url: absolute.
        headers: conditions of the request; without any, 'not modified' is no answer.
        rules: limits.
        deadline: started.
        now: for a Retry-After that names a time.
        limit: bytes after decompression.
        cut: take the first ``limit`` bytes of a larger answer instead of refusing it.

    Raises:
        ObstacleError: there is no answer that can be used.
    """
    try:
        with client.stream("GET", url, headers=dict(headers)) as response:
            if response.status_code == 304 and headers:
                return NotModified()
            return _read(response, rules, now, limit, cut)
    except ObstacleError as obstacle:
        if obstacle.reason is Reason.TIMEOUT and not deadline.left:
            detail = f"The answer took longer than {deadline.seconds:g} seconds."
            raise ObstacleError(Reason.TIMEOUT, detail, passing=obstacle.passing) from obstacle
        raise
    except httpx2.DecodingError as error:
        raise ObstacleError(
            Reason.TRUNCATED, f"The answer is badly compressed ({error}).", passing=True
        ) from error
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, httpx2.LocalProtocolError, UnicodeError) as error:
        raise ObstacleError(Reason.UNEXPECTED, f"The address cannot be asked ({error}).") from error


def _read(
    response: httpx2.Response, rules: HttpRules, now: datetime, limit: int, cut: bool
) -> Fetched | Redirect:
    status, headers = response.status_code, response.headers
    if response.is_redirect and "location" in headers:
        return Redirect(headers["location"])
    if not response.is_success:
        names = {name.lower(): value for name, value in headers.items()}
        raise obstacle_of(status, names, now, rules.longest_wait)
    data = _body(response, limit, cut)
    if not data and not cut:
        raise ObstacleError(Reason.EMPTY_PAGE, f"The server sent an empty page. (HTTP {status})")
    return Fetched(
        url=str(response.url),
        data=data,
        etag=_sendable(headers.get("etag")),
        last_modified=_sendable(headers.get("last-modified")),
        content_type=headers.get("content-type"),
    )


def _sendable(value: str | None) -> str | None:
    """Return a validator that can be sent back; one that cannot would block every request to come."""
    return value if value and value.isascii() and value.isprintable() else None


def _body(response: httpx2.Response, limit: int, cut: bool) -> bytes:
    """Read while there is room: neither a size that the server claims nor its end is relied upon."""
    claimed = response.headers.get("content-length", "")
    if not cut and claimed.isdigit() and int(claimed) > limit:
        raise _too_large(limit)
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > limit:
            if not cut:
                raise _too_large(limit)
            break
    return bytes(data[:limit])


def _too_large(limit: int) -> ObstacleError:
    return ObstacleError(
        Reason.TOO_LARGE,
        f"The answer is larger than {limit / 1e6:g} MB. Raise http.max_megabytes if it is a statement.",
    )
