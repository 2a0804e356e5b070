"""Who is let in, and whose requests may write."""

from __future__ import annotations

import pytest
from starlette.datastructures import Headers

from tracker.serve.guard import Access, is_own

LOCAL = Access("127.0.0.1")


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:1", "[::1]:8765", "[::1]"])
def test_own_names_are_known(host: str) -> None:
    assert LOCAL.knows_host(host)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "", "[::2]"])
def test_name_pointed_at_this_machine_is_not(host: str) -> None:
    assert not LOCAL.knows_host(host)


def test_token_is_needed_where_there_is_one() -> None:
    access = Access("0.0.0.0", "geheim")  # noqa: S104 - the case under test
    assert access.admits("geheim")
    assert not access.admits(None)
    assert not access.admits("Geheim")
    assert not access.admits("é")
    assert LOCAL.admits(None)


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "cross-site", "origin": "http://h:1", "host": "h:1"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"origin": "http://h:1", "host": "h:1"}, True),
        ({"origin": "http://h:2", "host": "h:1"}, False),
        ({"origin": "null", "host": "h:1"}, False),
        ({"host": "h:1"}, False),
    ],
)
def test_only_own_pages_may_write(headers: dict[str, str], own: bool) -> None:
    assert is_own(Headers(headers)) is own
