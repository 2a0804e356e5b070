from __future__ import annotations

import pytest

from sources.conftest import Clock, MakeClient
from sources.server import Reply, Route, Site, redirect, truncate
from tracker.model import CouldNotCheck, Reason
from tracker.sources import HttpClient
from tracker.sources.fetching import Fetched


@pytest.fixture
def polite(make_client: MakeClient) -> HttpClient:
    return make_client(robots=True)


def test_what_is_forbidden_is_not_asked(site: Site, polite: HttpClient) -> None:
    site.routes["/robots.txt"] = Reply("User-agent: *\nDisallow: /press/\n", type="text/plain")
    site.routes |= {"/press/1": Reply("hello"), "/news/1": Reply("hello")}
    answer = polite.fetch(site.url("/press/1"), allow_private=True)
    assert isinstance(answer, CouldNotCheck)
    assert answer.reason is Reason.ROBOTS
    assert isinstance(polite.fetch(site.url("/news/1"), allow_private=True), Fetched)
    assert site.paths == ["/news/1"]
    assert len(site.asked("/robots.txt")) == 1


def test_rules_for_another_program_are_not_ours(site: Site, make_client: MakeClient) -> None:
    site.routes["/robots.txt"] = Reply(
        "User-agent: otherbot\nDisallow: /\n\nUser-agent: commitment-tracker\nDisallow: /x\n"
    )
    site.routes |= {"/": Reply("hello"), "/x": Reply("hello")}
    client = make_client(robots=True, user_agent="commitment-tracker/1.0 (desk@example.org)")
    assert isinstance(client.fetch(site.url(), allow_private=True), Fetched)
    assert isinstance(client.fetch(site.url("/x"), allow_private=True), CouldNotCheck)


def test_a_redirect_into_a_forbidden_part_is_not_followed(site: Site, polite: HttpClient) -> None:
    site.routes["/robots.txt"] = Reply("User-agent: *\nDisallow: /private/\n")
    site.routes |= {"/": redirect("/private/1"), "/private/1": Reply("hello")}
    answer = polite.fetch(site.url(), allow_private=True)
    assert isinstance(answer, CouldNotCheck)
    assert site.paths == ["/"]


@pytest.mark.parametrize(
    "route",
    [
        Reply("none", 404),
        Reply("no", 403),
        Reply(""),
        Reply("<html><body>Welcome to our site</body></html>"),
        Reply(b"\xff\xfe\x00garbage\x00" * 100),
        redirect("/robots.txt"),
    ],
    ids=["404", "403", "empty", "a page", "garbage", "circle"],
)
def test_without_rules_everything_may_be_read(site: Site, polite: HttpClient, route: Route) -> None:
    site.routes |= {"/robots.txt": route, "/": Reply("hello")}
    assert isinstance(polite.fetch(site.url(), allow_private=True), Fetched)


@pytest.mark.parametrize(
    ("route", "reason"),
    [(Reply("", 503), Reason.SERVER_ERROR), (truncate(b"User-", claimed=99), Reason.TRUNCATED)],
)
def test_with_rules_out_of_order_nothing_is_read_and_they_are_asked_once(
    site: Site, polite: HttpClient, route: Route, reason: Reason
) -> None:
    site.routes |= {"/robots.txt": route, "/": Reply("hello")}
    for _ in range(2):
        answer = polite.fetch(site.url(), allow_private=True)
        assert isinstance(answer, CouldNotCheck)
        assert answer.reason is reason
    assert site.paths == []
    assert len(site.asked("/robots.txt")) == 3


def test_a_crawl_delay_is_obeyed_within_reason(site: Site, polite: HttpClient, clock: Clock) -> None:
    site.routes["/robots.txt"] = Reply("User-agent: *\nCrawl-delay: 500\n")
    site.routes["/"] = Reply("hello")
    polite.fetch(site.url(), allow_private=True)
    polite.fetch(site.url(), allow_private=True)
    assert clock.naps == [30.0, 30.0]


def test_endless_rules_are_read_as_far_as_they_are_taken(site: Site, polite: HttpClient) -> None:
    rules = "User-agent: *\nDisallow: /a\n" + "# filler\n" * 100_000 + "Disallow: /b\n"
    site.routes |= {"/robots.txt": Reply(rules), "/a": Reply("x"), "/b": Reply("x")}
    assert isinstance(polite.fetch(site.url("/a"), allow_private=True), CouldNotCheck)
    assert isinstance(polite.fetch(site.url("/b"), allow_private=True), Fetched)


def test_robots_can_be_switched_off(site: Site, client: HttpClient) -> None:
    site.routes |= {"/robots.txt": Reply("User-agent: *\nDisallow: /\n"), "/": Reply("hello")}
    assert isinstance(client.fetch(site.url(), allow_private=True), Fetched)
    assert site.asked("/robots.txt") == []
