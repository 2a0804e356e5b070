"""The reasons are taken from what the readers really say, so a reader that changes its words shows here."""

from __future__ import annotations

import pytest

from sources.conftest import LONG, NOW, page
from tracker.errors import ReadError
from tracker.model import Found, Reason
from tracker.run.extraction import extract
from tracker.sources import could_not_read


def refusal(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        extract(data, name="page.html")
    return caught.value


def wall(text: str) -> bytes:
    return f"<html><head><title>Press</title></head><body><p>{text}</p></body></html>".encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (wall("Checking your browser before you access the site. This is automatic."), Reason.BOT_WALL),
        (wall("Please verify that you are human to go on to the page that you wanted."), Reason.BOT_WALL),
        (
            wall("We use cookies to improve this site. Accept all cookies or manage settings."),
            Reason.COOKIE_WALL,
        ),
        (wall("You need to enable JavaScript to run this app on your device."), Reason.SCRIPT),
        (wall("Sign in to continue. Enter your password. Forgot your password?"), Reason.LOGIN),
        (wall("Service unavailable. The page is temporarily unavailable, try later."), Reason.SERVER_ERROR),
        (b"<html><body><div id='app'></div><script src='/app.js'></script></body></html>", Reason.SCRIPT),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", Reason.NO_STATEMENT),
        (b"   \n", Reason.EMPTY_PAGE),
        (b"%PDF-1.7\nbroken", Reason.UNREADABLE),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", Reason.UNREADABLE),
        (b"PK\x03\x04 broken", Reason.UNREADABLE),
    ],
)
def test_the_readers_refusals_are_told_apart(data: bytes, reason: Reason) -> None:
    found = Found("k", "page.html", data, NOW, origin="https://press.example.org/latest")
    outcome = could_not_read(refusal(data), found)
    assert outcome.reason is reason, outcome
    assert str(outcome).startswith("https://press.example.org/latest: ")
    assert outcome.detail.endswith(".")


def test_a_statement_is_not_refused() -> None:
    assert extract(page(LONG * 3).encode(), name="page.html").sentences


def test_without_a_document_the_place_is_that_of_the_error() -> None:
    assert could_not_read(ReadError("the file is empty", where="a.txt")).where == "a.txt"
