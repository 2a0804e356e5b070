from __future__ import annotations

import gzip
import socket
import time
from email.utils import format_datetime

import pytest

from sources.conftest import LONG, NOW, Clock, MakeClient
from sources.server import Reply, Route, Site, drip_head, endless, redirect, stall, truncate
from tracker.model import CouldNotCheck, Reason
from tracker.sources import HttpClient
from tracker.sources.fetching import Answer, Fetched

OK = Reply("hello")


def fetch(client: HttpClient, url: str) -> Answer:
    return client.fetch(url, allow_private=True)


def failure(answer: Answer, reason: Reason) -> str:
    assert isinstance(answer, CouldNotCheck), answer
    assert answer.reason is reason, answer
    return answer.detail


# Retries


def test_what_may_pass_is_tried_again(site: Site, client: HttpClient, clock: Clock) -> None:
    site.routes["/"] = [Reply(status=503), truncate(b"half", claimed=100), OK]
    answer = fetch(client, site.url())
    assert isinstance(answer, Fetched)
    assert answer.data == b"hello"
    assert clock.naps == [1.0, 2.0]


def test_tries_are_bounded(site: Site, client: HttpClient, clock: Clock) -> None:
    site.routes["/"] = Reply(status=500)
    assert "HTTP 500" in failure(fetch(client, site.url()), Reason.SERVER_ERROR)
    assert len(site.requests) == 3
    assert clock.naps == [1.0, 2.0]


@pytest.mark.parametrize("header", ["7", format_datetime(NOW.replace(second=7), usegmt=True)])
def test_retry_after_is_obeyed(site: Site, client: HttpClient, clock: Clock, header: str) -> None:
    site.routes["/"] = [Reply(status=429, headers={"Retry-After": header}), OK]
    assert isinstance(fetch(client, site.url()), Fetched)
    assert clock.naps == [7.0]


def test_a_long_retry_after_is_left_for_the_next_run(site: Site, client: HttpClient, clock: Clock) -> None:
    site.routes["/"] = Reply(status=429, headers={"Retry-After": "3600"})
    assert "3600 seconds" in failure(fetch(client, site.url()), Reason.BUSY)
    assert len(site.requests) == 1
    assert clock.naps == []


@pytest.mark.parametrize(
    ("status", "headers", "reason"),
    [
        (401, {}, Reason.LOGIN),
        (403, {}, Reason.FORBIDDEN),
        (403, {"cf-mitigated": "challenge"}, Reason.BOT_WALL),
        (404, {}, Reason.NOT_FOUND),
        (410, {}, Reason.NOT_FOUND),
        (418, {}, Reason.UNEXPECTED),
        (501, {}, Reason.SERVER_ERROR),
        (300, {}, Reason.UNEXPECTED),
        (304, {}, Reason.UNEXPECTED),
        (204, {}, Reason.EMPTY_PAGE),
    ],
)
def test_what_will_not_pass_is_not_tried_again(
    site: Site, client: HttpClient, status: int, headers: dict[str, str], reason: Reason
) -> None:
    site.routes["/"] = Reply(status=status, headers=headers)
    failure(fetch(client, site.url()), reason)
    assert len(site.requests) == 1


# Time


def test_a_server_that_says_nothing_is_given_up(site: Site, make_client: MakeClient) -> None:
    site.routes["/"] = stall(site)
    begun = time.monotonic()
    client = make_client(read_timeout=0.05, retries=1)
    assert "did not answer in time" in failure(fetch(client, site.url()), Reason.TIMEOUT)
    assert time.monotonic() - begun < 2
    assert len(site.requests) == 2


def test_a_server_that_says_nothing_at_first_is_asked_again(site: Site, make_client: MakeClient) -> None:
    site.routes["/"] = [stall(site), OK]
    assert isinstance(fetch(make_client(read_timeout=0.05), site.url()), Fetched)


@pytest.mark.parametrize("where", ["head", "body"])
def test_an_answer_that_trickles_in_is_cut(site: Site, make_client: MakeClient, where: str) -> None:
    site.routes["/"] = drip_head(site, 0.01) if where == "head" else endless(site, b"x", pause=0.01)
    client = make_client(total_timeout=0.2, retries=0, monotonic=time.monotonic)
    begun = time.monotonic()
    assert "longer than 0.2 seconds" in failure(fetch(client, site.url()), Reason.TIMEOUT)
    assert time.monotonic() - begun < 2


def test_the_total_time_is_counted_by_the_clock_given(site: Site, make_client: MakeClient) -> None:
    site.routes["/"] = endless(site, b"x" * 100)
    client = make_client(total_timeout=30, retries=0, monotonic=Clock(step=1.0).monotonic)
    assert "longer than 30 seconds" in failure(fetch(client, site.url()), Reason.TIMEOUT)


def test_a_host_is_not_asked_twice_without_a_pause(site: Site, make_client: MakeClient, clock: Clock) -> None:
    site.routes |= {"/a": OK, "/b": OK}
    client = make_client(pause=2.0)
    fetch(client, site.url("/a"))
    clock.time += 0.5
    fetch(client, site.url("/b"))
    assert clock.naps == [1.5]


# Size


def bomb() -> Reply:
    packed = gzip.compress(gzip.compress(b"0" * 300_000_000, 1), 9)
    return Reply(packed, headers={"Content-Encoding": "gzip, gzip"})


@pytest.mark.parametrize(
    "route",
    [
        lambda site: endless(site, b"x" * 10_000),
        lambda site: endless(site, b"", claimed=10**12, pause=0.01),
        lambda _site: Reply(b"x" * 100_001),
        lambda _site: bomb(),
    ],
    ids=["endless", "huge claim", "one too many", "bomb"],
)
def test_more_than_the_limit_is_cut_off(site: Site, make_client: MakeClient, route: object) -> None:
    site.routes["/"] = route(site)  # type: ignore[operator]
    answer = fetch(make_client(size_limit=100_000, read_timeout=1), site.url())
    assert "larger than 0.1 MB" in failure(answer, Reason.TOO_LARGE)
    assert len(site.requests) == 1


def test_a_compressed_answer_is_unpacked(site: Site, client: HttpClient) -> None:
    site.routes["/"] = Reply(gzip.compress(LONG.encode()), headers={"Content-Encoding": "gzip"})
    answer = fetch(client, site.url())
    assert isinstance(answer, Fetched)
    assert answer.data == LONG.encode()


@pytest.mark.parametrize(
    ("route", "reason"),
    [
        (truncate(b"The ministers agr", claimed=5000), Reason.TRUNCATED),
        (Reply(b"not packed at all", headers={"Content-Encoding": "gzip"}), Reason.TRUNCATED),
        (lambda handler: handler.wfile.write(b"what is this\r\n\r\n"), Reason.TRUNCATED),
        (lambda handler: handler.connection.shutdown(socket.SHUT_RDWR), Reason.TRUNCATED),
    ],
    ids=["cut short", "not packed", "not HTTP", "hung up"],
)
def test_half_an_answer_is_none(site: Site, client: HttpClient, route: Route, reason: Reason) -> None:
    site.routes["/"] = route
    failure(fetch(client, site.url()), reason)


# Redirects


def test_redirects_are_followed_to_their_end(site: Site, client: HttpClient) -> None:
    site.routes |= {"/": redirect("/a", 301), "/a": redirect("b?x=1", 308), "/b?x=1": OK}
    answer = fetch(client, site.url())
    assert isinstance(answer, Fetched)
    assert answer.url == site.url("/b?x=1")


def test_a_circle_of_redirects_is_left(site: Site, client: HttpClient) -> None:
    site.routes |= {"/": redirect("/a"), "/a": redirect("/")}
    assert "in a circle" in failure(fetch(client, site.url()), Reason.REDIRECTS)
    assert len(site.requests) == 6


def test_a_page_that_only_wants_its_cookie_back_gets_it(site: Site, client: HttpClient) -> None:
    first = redirect("/")
    first.headers["Set-Cookie"] = "visited=yes"
    site.routes["/"] = [first, OK]
    assert isinstance(fetch(client, site.url()), Fetched)
    assert site.requests[1].headers["cookie"] == "visited=yes"


@pytest.mark.parametrize("there", ["ftp://files.example/x", "file:///etc/passwd", "http://[", "javascript:x"])
def test_a_redirect_out_of_the_web_is_not_followed(site: Site, client: HttpClient, there: str) -> None:
    site.routes["/"] = redirect(there)
    assert there in failure(fetch(client, site.url()), Reason.REDIRECTS)


# Connections


def test_a_closed_port_and_an_unknown_name_are_told_apart(make_client: MakeClient) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror("no such name")

    failure(fetch(make_client(), f"http://127.0.0.1:{port}/"), Reason.REFUSED)
    failure(fetch(make_client(resolve=unknown), "http://nowhere.example/"), Reason.NO_ADDRESS)


@pytest.mark.allow_hosts(["127.0.0.1", "127.0.0.2"])
def test_the_next_address_of_a_host_is_tried(site: Site, make_client: MakeClient) -> None:
    site.routes["/"] = OK
    client = make_client(resolve=lambda _host, _port: ["127.0.0.2", "127.0.0.1"])
    assert isinstance(fetch(client, f"http://two.example:{site.port}/"), Fetched)
    assert site.requests[0].headers["host"] == f"two.example:{site.port}"


def test_https_is_spoken_with_the_name_and_a_plain_server_is_told(site: Site, client: HttpClient) -> None:
    answer = fetch(client, site.url().replace("http:", "https:"))
    failure(answer, Reason.TLS)


def test_the_environment_does_not_redirect_requests(
    site: Site, client: HttpClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    site.routes["/"] = OK
    assert isinstance(fetch(client, site.url()), Fetched)
    assert site.requests[0].headers["user-agent"] == "commitment-tracker"


# What a server hands us to send back


@pytest.mark.parametrize("etag", ['"\xe9"', '"a\x01"'])
def test_a_validator_that_cannot_be_sent_is_not_kept(site: Site, client: HttpClient, etag: str) -> None:
    site.routes["/"] = Reply("hello", headers={"ETag": etag})
    answer = fetch(client, site.url())
    assert isinstance(answer, Fetched)
    assert answer.etag is None


def test_a_cookie_that_cannot_be_sent_does_not_block_its_site(site: Site, client: HttpClient) -> None:
    site.routes["/"] = Reply("hello", headers={"Set-Cookie": "a=\xe9; Path=/"})
    for _ in range(2):
        assert isinstance(fetch(client, site.url()), Fetched)
    assert "cookie" not in site.requests[1].headers
