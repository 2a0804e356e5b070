from __future__ import annotations

import pytest

from tracker.render.safe import host_of, href, markdown, visible


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "//example.org/a",
        "/a",
        "https://",
        "https:///a",
        "http://[::1",
        "https://a b",
        'https://a/"onmouseover=x',
        "https://a/\u202egpj",
        "java\nscript:alert(1)",
        "",
        None,
    ],
)
def test_what_may_not_become_a_link(url: str | None) -> None:
    assert href(url) is None
    assert host_of(url) == ""


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.example.org/a?b=c#d", "example.org"),
        ("HTTP://Example.org:8080", "example.org"),
        ("https://例え.example/あ", "例え.example"),
    ],
)
def test_web_addresses_become_links(url: str, host: str) -> None:
    assert href(url) == url
    assert host_of(url) == host


def test_controls_become_visible_and_text_stays() -> None:
    assert visible("a\u202eb\x1b[0m\x00\tc\nd 日本 café") == "a[U+202E]b[U+001B][0m[U+0000]\tc\nd 日本 café"


def test_markdown_signs_are_escaped_and_lines_joined() -> None:
    assert markdown("# a\n*b* [c](d) <e>") == r"\# a \*b\* \[c\](d) \<e\>"
    assert markdown("1. mid-2025 (no) + 3!") == r"1\. mid-2025 (no) + 3!"
