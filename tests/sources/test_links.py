from __future__ import annotations

import pytest

from tracker.sources.links import clean_url, key_of, links_of, matching

BASE = "https://press.example.org/news/index.html"


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("a.html", "https://press.example.org/news/a.html"),
        ("/a", "https://press.example.org/a"),
        ("//other.example/a", "https://other.example/a"),
        ("?page=2", "https://press.example.org/news/index.html?page=2"),
        (" https://A.Example:443/X#part ", "https://a.example/X"),
        ("http://a.example:8080", "http://a.example:8080/"),
        ("/a?utm_source=x&id=7&fbclid=abc", "https://press.example.org/a?id=7"),
        ("/a?utm_source=x", "https://press.example.org/a"),
        ("/a?q=b%20c&d", "https://press.example.org/a?q=b%20c&d"),
        ("/a;jsessionid=ABC123?id=7", "https://press.example.org/a?id=7"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("mailto:desk@example.org", None),
        ("javascript:void(0)", None),
        ("data:text/html,x", None),
        ("http://", None),
        ("http://[", None),
        ("http://a.example:99999/", None),
    ],
)
def test_addresses_are_made_whole_and_clean(url: str, clean: str | None) -> None:
    assert clean_url(url, BASE) == clean


def test_a_site_that_moves_to_https_has_no_new_links() -> None:
    assert key_of("http://a.example/x/") == key_of("https://a.example/x")
    assert key_of("https://a.example/x?id=1") != key_of("https://a.example/x?id=2")


def test_links_are_listed_once_with_all_their_words() -> None:
    html = b"""<a href="/1"><img alt=""></a> <a href="/2">Two</a>
        <a href="/1#more" title="PDF, 2 pages">Joint\n statement</a> <a>none</a> <a href="">self</a>"""
    links = links_of(html, BASE)
    assert [(link.url, link.title) for link in links] == [
        ("https://press.example.org/1", "Joint statement PDF, 2 pages"),
        ("https://press.example.org/2", "Two"),
    ]


def test_a_base_that_is_none_is_passed_over() -> None:
    links = links_of(b"<base href='http://['><a href=/1>One</a>", BASE)
    assert [link.url for link in links] == ["https://press.example.org/1"]


@pytest.mark.parametrize("data", [b"", b"   ", b"\x00\xff\xfe", b"<a href=", b"%PDF-1.7 \x93\x00"])
def test_what_is_no_page_has_no_links(data: bytes) -> None:
    assert links_of(data, BASE) == []


@pytest.mark.parametrize(
    ("head", "content_type"),
    [
        ("<meta charset='euc-kr'>", None),
        ("", "text/html; charset=EUC-KR"),
        ("", 'text/html;charset="euc-kr"'),
    ],
)
def test_words_of_links_are_read_in_the_charset_of_the_page(head: str, content_type: str | None) -> None:
    html = f"<html><head>{head}</head><a href='/1'>공동성명</a></html>".encode("euc-kr")
    assert [link.title for link in links_of(html, BASE, content_type)] == ["공동성명"]


def test_a_charset_that_does_not_exist_is_no_charset() -> None:
    assert [link.title for link in links_of(b"<a href=/1>One</a>", BASE, "text/html; charset=x-none")] == [
        "One"
    ]


def test_a_pattern_is_searched_in_address_and_words() -> None:
    links = links_of(b"<a href=/joint-1>x</a><a href=/2>A JOINT text</a><a href=/3>y</a>", BASE)
    assert [link.url for link in matching(links, "joint")] == [
        "https://press.example.org/joint-1",
        "https://press.example.org/2",
    ]
    assert matching(links, None) == links
