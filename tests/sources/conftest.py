"""A web site, a client that neither waits nor asks the network, and pages to serve."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

from sources.server import Site
from tracker.model import CheckOutcome, HttpRules, Known, Medium, Source
from tracker.sources import HttpClient, check

NOW = datetime(2025, 3, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()
    yield served
    served.close()


@dataclass
class Clock:
    """A clock that moves when somebody sleeps, and by ``step`` at every look."""

    time: float = 1000.0
    step: float = 0.0
    naps: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        self.time += self.step
        return self.time

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.time += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


MakeClient = Callable[..., HttpClient]


@pytest.fixture
def make_client(clock: Clock) -> Iterator[MakeClient]:
    """Clients with the clock of the test; quick time-outs and no pause unless the test says otherwise."""
    made: list[HttpClient] = []
    quick = HttpRules(pause=0.0, robots=False)

    def make(**rules: object) -> HttpClient:
        given = {name: rules.pop(name) for name in ("resolve", "monotonic") if name in rules}
        extra = {"monotonic": clock.monotonic} | given
        client = HttpClient(
            replace(quick, **rules),  # type: ignore[arg-type]
            sleep=clock.sleep,
            now=lambda: NOW,
            **extra,  # type: ignore[arg-type]
        )
        made.append(client)
        return client

    yield make
    for client in made:
        client.close()


@pytest.fixture
def client(make_client: MakeClient) -> HttpClient:
    return make_client()


def source_at(url: str, kind: Medium = Medium.PAGE, **keys: object) -> Source:
    keys.setdefault("allow_private", True)
    return Source(id="s", kind=kind, location=url, series="Talks", **keys)  # type: ignore[arg-type]


def look(source: Source, client: HttpClient, known: Known | None = None) -> CheckOutcome:
    return check(source, known or Known(), client=client, now=NOW)


def page(text: str, *, token: str = "", head: str = "") -> str:
    """A page with a text on it; ``token`` stands where only machines look."""
    return (
        f"<!DOCTYPE html><html><head><title>Talks</title>{head}</head><body>"
        f"<script>var csrf = '{token}';</script><nav><a href='/'>Home</a> <a href='#top'>Up</a></nav>"
        f"<main><h1>Joint statement</h1><p>{text}</p></main></body></html>"
    )


LONG = (
    "The ministers of the three river countries met in Velm on 4 March 2025. They agreed to open a joint "
    "gauge station by the end of the year, and to meet again in the autumn. They noted with concern the low "
    "water of last summer and thanked the host for its hospitality."
)
