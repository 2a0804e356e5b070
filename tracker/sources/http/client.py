"""The client that sources ask through."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import httpx2

from tracker.model import HttpRules, Known
from tracker.sources.fetching import Answer, Fetched, NotModified
from tracker.sources.http.backend import GuardedBackend, Resolve, resolve
from tracker.sources.http.cookies import cookie_jar
from tracker.sources.http.deadline import Deadline
from tracker.sources.http.obstacle import ObstacleError
from tracker.sources.http.pace import Pace
from tracker.sources.http.patience import patiently
from tracker.sources.http.request import Redirect, ask
from tracker.sources.http.robots import Robots
from tracker.sources.http.target import host_of, next_of
from tracker.sources.http.transport import GuardedTransport

_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,application/xml;q=0.9,*/*;q=0.8"
_ROBOTS_LIMIT = 500_000
_ROBOTS_REDIRECTS = 5


class HttpClient:
    """Asks the web by the rules; one for each run, so that every run reads robots.txt anew.

    ``sleep``, ``monotonic``, ``now`` and ``resolve`` are arguments so that tests need neither wait nor ask
    the network. Not for use by several threads at once.
    """

    def __init__(
        self,
        rules: HttpRules | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        resolve: Resolve = resolve,
    ) -> None:
        self._rules = rules or HttpRules()
        self._sleep = sleep
        self._now = now
        self._resolve = resolve
        self._deadline = Deadline(self._rules.total_timeout, monotonic)
        self._pace = Pace(sleep, monotonic)
        self._robots = Robots(self._read_robots, self._rules.user_agent)
        self._clients: dict[bool, httpx2.Client] = {}

    @property
    def rules(self) -> HttpRules:
        """How the web is asked."""
        return self._rules

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close what is open."""
        for client in self._clients.values():
            client.close()

    def fetch(self, url: str, *, known: Known | None = None, allow_private: bool = False) -> Answer:
        """Return what is at ``url``; with ``known``, only if it is no longer that."""
        try:
            return self._follow(url, known, allow_private)
        except ObstacleError as obstacle:
            return obstacle.at(url)

    def _follow(self, url: str, known: Known | None, allow_private: bool) -> Fetched | NotModified:
        host_of(url)
        visited = [url]
        while True:
            here = visited[-1]
            pause = self._robots.pause(here, allow_private=allow_private) if self._rules.robots else 0.0
            answer = self._ask(here, _validators(known, here), allow_private, pause, self._rules.size_limit)
            if not isinstance(answer, Redirect):
                return answer
            visited.append(next_of(answer.location, visited, self._rules.redirects))

    def _read_robots(self, url: str, allow_private: bool) -> bytes:
        visited = [url]
        while True:
            answer = self._ask(visited[-1], {}, allow_private, 0.0, _ROBOTS_LIMIT, cut=True)
            if isinstance(answer, Fetched):
                return answer.data
            if isinstance(answer, NotModified):
                return b""
            visited.append(next_of(answer.location, visited, _ROBOTS_REDIRECTS))

    def _ask(
        self,
        url: str,
        headers: dict[str, str],
        allow_private: bool,
        pause: float,
        limit: int,
        *,
        cut: bool = False,
    ) -> Fetched | NotModified | Redirect:
        """Ask one address, again where that may help."""
        client = self._client(allow_private)
        host = host_of(url)

        def once() -> Fetched | NotModified | Redirect:
            self._pace.wait(host, max(pause, self._rules.pause))
            self._deadline.start()
            return ask(client, url, headers, self._rules, self._deadline, self._now(), limit, cut=cut)

        return patiently(once, self._rules, self._sleep)

    def _client(self, allow_private: bool) -> httpx2.Client:
        if allow_private not in self._clients:
            backend = GuardedBackend(
                allow_private=allow_private, deadline=self._deadline, resolve=self._resolve
            )
            rules = self._rules
            self._clients[allow_private] = httpx2.Client(
                transport=GuardedTransport(backend),
                trust_env=False,
                follow_redirects=False,
                cookies=cookie_jar(),
                timeout=httpx2.Timeout(rules.read_timeout, connect=rules.connect_timeout),
                headers={"User-Agent": rules.user_agent, "Accept": _ACCEPT},
            )
        return self._clients[allow_private]


def _validators(known: Known | None, url: str) -> dict[str, str]:
    """Return the conditions to send. They hold for one address: two pages may share the ETag ``"1"``."""
    if known is None or known.url != url:
        return {}
    wanted = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in wanted.items() if value is not None}
