"""Statements are written by others: whatever they hold is shown as text and breaks nothing."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from tracker.render import render_comparison, render_digest, render_terminal
from tracker.report import build_digest

VOID = {"meta", "br", "img", "hr", "link", "input"}


class Page(HTMLParser):
    """Collects tags, links and text, and fails on tags that do not nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def pages(example: Any) -> dict[str, str]:
    bad = build_digest(example.hostile)
    return {
        "digest": render_digest([bad], "html"),
        "mail": render_digest([bad], "html", medium="mail"),
        "compare": render_comparison(example.hostile, bad, "html"),
    }


@pytest.fixture(scope="module", params=["digest", "mail", "compare"])
def page(request: Any, example: Any) -> Page:
    return Page(pages(example)[request.param])


def test_no_tag_or_handler_comes_from_a_statement(page: Page) -> None:
    assert not page.tags & {"script", "img", "iframe"}
    assert not {name for name in page.names if name.startswith("on")}
    assert "<script>alert(1)</script>" in page.words


def test_only_web_addresses_become_links(page: Page) -> None:
    assert all(link.startswith("#") for link in page.links)


def test_direction_overrides_and_escapes_are_shown_not_obeyed(page: Page) -> None:
    assert "[U+202E]evil[U+202C]" in page.words
    assert "[U+001B][31m" in page.words
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", page.words)


def test_ids_are_unique(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))


def test_long_words_may_break(example: Any) -> None:
    assert "overflow-wrap: anywhere" in pages(example)["digest"]


@pytest.mark.parametrize("name", ["digest", "mail", "compare"])
def test_nothing_external_is_loaded(name: str, example: Any) -> None:
    text = pages(example)[name]
    assert not re.search(r"@import|url\(|<link|<script|src=", text)
    assert "var(" not in text


def test_good_pages_nest_and_link_to_their_sources(example: Any) -> None:
    page = Page(render_digest([example.digest, example.report], "html"))
    outside = {link for link in page.links if not link.startswith("#")}
    assert outside == {
        f"https://www.mfa.example.org/nsd/{d}" for d in ("2024-04-24", "2024-09-10", "2025-03-04")
    }
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)


def test_plain_text_keeps_its_width_and_obeys_no_escape(example: Any) -> None:
    text = render_digest([build_digest(example.hostile)], "text", width=72)
    assert max(map(len, text.splitlines())) <= 72
    assert "\x1b" not in text
    assert "[U+001B]" in text


def test_terminal_shows_escapes_and_links_nothing_unsafe(example: Any) -> None:
    text = render_terminal([build_digest(example.hostile)], width=80)
    assert "\x1b[31m" not in text
    assert "\x1b]8;" not in text
    assert "[U+001B][31m" in text


def test_markdown_has_no_live_markup(example: Any) -> None:
    text = render_digest([build_digest(example.hostile)], "markdown")
    assert not re.search(r"(?<!\\)<(?!br>)", text)
    assert not re.search(r"(?<!\\)\]\(", text)
    assert not re.search(r"(?<!\\)`", text)


def test_json_carries_the_text_untouched(example: Any) -> None:
    data = json.loads(render_digest([build_digest(example.hostile)], "json"))
    texts = {f["new"]["text"] for f in data["digests"][0]["findings"] if f["new"]}
    assert example.hostile.sentences[0].sentence.text in texts
