"""A page that stands in front of the statement is refused, never read as an empty statement."""

from __future__ import annotations

import pytest

from tracker.errors import ReadError
from tracker.model import Line, Page
from tracker.split import split_blocks
from tracker.text import clean

_WALLS = {
    "cookie notice": """We value your privacy
We and our 842 partners store and access information on a device, such as cookies, and process personal data.
You can change your preferences at any time in our privacy policy.
Accept all
Reject all
Manage cookies""",
    "robots": """Just a moment...
Checking your browser before accessing the site.
This process is automatic. Your browser will redirect to your requested content shortly.
Please enable cookies.
Ray ID: 7d0f00ab12""",
    "JavaScript": """You need to enable JavaScript to run this app.""",
    "error page": """Ministry of Foreign Affairs
Home
404
Page not found
The page you are looking for could not be found. It may have been moved or deleted.
Back to home""",
    "login or payment": """The Daily Ledger
Subscribe to continue reading
This article is for subscribers only. Already a subscriber? Log in to your account.
Forgot your password?""",
    "cookie": """쿠키 설정
이 사이트는 이용자에게 더 나은 서비스를 제공하기 위해 쿠키를 사용합니다.
동의
거부""",
}

_STATEMENT = """This website uses cookies to improve your experience. Please accept our use of cookies.
Accept all
Joint statement of the harbour ministers
The ministers of the three coastal states met in Split on 4 May 2023 and agreed to open a joint pilot school.
They undertook to publish the tariff by the end of the year."""


def _clean(text: str) -> object:
    lines = tuple(Line(n, line) for n, line in enumerate(text.splitlines(), 1))
    return clean(split_blocks(lines), Page(lines, "text/plain", url="https://example.org/page"))


@pytest.mark.parametrize(("name", "text"), _WALLS.items(), ids=_WALLS)
def test_a_wall_is_named(name: str, text: str) -> None:
    with pytest.raises(ReadError, match=f"could not read .*{name}") as caught:
        _clean(text)
    assert str(caught.value).startswith("https://example.org/page: could not read")


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(ReadError, match="the page is empty"):
        _clean("\n\n")


def test_a_page_of_menus_is_refused() -> None:
    with pytest.raises(ReadError, match="no running text"):
        _clean("Home\nNews\nContact us\nSite map\n© 2024 Ministry of Ports")


def test_a_statement_below_a_cookie_banner_is_read() -> None:
    cleaned = _clean(_STATEMENT)
    assert [block.text[:13] for block in cleaned.body] == ["The ministers", "They undertoo"]  # type: ignore[attr-defined]
