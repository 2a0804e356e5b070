"""The site as a whole: every page is there, valid, small, and leads nowhere outside."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

from site_archive import LONG_WORD
from tracker.run.site import render_site
from tracker.site import Site

LIMIT = 300_000


class Links(HTMLParser):
    """Collects what a page points to, its ids, and every attribute."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {name for name, _ in attrs}
        self.links += [v or "" for n, v in attrs if n in ("href", "src", "action")]
        self.ids += [v or "" for n, v in attrs if n == "id"]


def pages(built: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in built.items() if path.endswith(".html")}


TEMPLATE = re.compile(r"<template[^>]*>(.*?)</template>", re.DOTALL)


def html_errors(text: str) -> list[object]:
    """What html5lib finds. It does not know ``<template>``; what is inside is parsed in its own context."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(TEMPLATE.sub("", text))
    errors = list(parser.errors)
    for content in TEMPLATE.findall(text):
        context = "table" if content.startswith("<tbody") else "tbody" if content.startswith("<tr") else "div"
        parser.parseFragment(content, container=context)
        errors += parser.errors
    return errors


def test_every_kind_of_page_is_there(built: dict[str, str]) -> None:
    for path in ("index.html", "commitments.html", "compare.html", "search.html", "feed.xml", "changes.json"):
        assert path in built
    folder = "series/straits-security-dialogue"
    for path in ("index.html", "2025-11-12.html", "compare/2025-05-14_2025-11-12.html", "feed.xml"):
        assert f"{folder}/{path}" in built
    assert any(path.startswith("threads/") for path in built)


def test_pages_are_valid_html(built: dict[str, str]) -> None:
    for path, text in pages(built).items():
        assert not html_errors(text), path


def test_ids_are_unique_on_each_page(built: dict[str, str]) -> None:
    for path, text in pages(built).items():
        twice = [name for name, count in Counter(Links(text).ids).items() if count > 1]
        assert not twice, (path, twice)


def test_every_link_leads_to_a_file_and_a_place_that_is_there(built: dict[str, str]) -> None:
    ids = {path: set(Links(text).ids) for path, text in pages(built).items()}
    for path, text in pages(built).items():
        for link in Links(text).links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in ("http", "https"), (path, link)
                continue
            assert not link.startswith("/"), (path, link)
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))
                if parts.path
                else path
            )
            assert target in built, (path, link)
            if parts.fragment and target != "compare.html":
                assert unquote(parts.fragment) in ids[target], (path, link)


def test_no_inline_script_style_or_handler(built: dict[str, str]) -> None:
    for path, text in pages(built).items():
        names = Links(text).names
        assert "style" not in names, path
        assert not [name for name in names if name.startswith("on")], path
        assert "<script>" not in text, path
        assert "<style" not in text, path
        assert "Content-Security-Policy" in text, path


def test_hostile_statement_is_text(built: dict[str, str]) -> None:
    page = next(t for p, t in built.items() if p.startswith("series/pact") and p.endswith("2025-09-01.html"))
    assert "&lt;script&gt;window.hacked" in page
    assert "[U+202E]" in page
    assert "\u202e" not in page
    assert "javascript:alert" not in page
    assert LONG_WORD in page


def test_no_data_script_can_be_left(built: dict[str, str]) -> None:
    for path, text in built.items():
        if path.endswith(".js") and not path.startswith("assets/"):
            assert text.startswith("tracker."), path
            assert "</script" not in text.lower(), path


def test_files_are_small(built: dict[str, str]) -> None:
    assert not [path for path, text in built.items() if len(text.encode()) > LIMIT]


def test_names_of_files_are_plain(built: dict[str, str]) -> None:
    for path in built:
        assert re.fullmatch(r"[a-z0-9._/-]+", path), path
        assert ".." not in PurePosixPath(path).parts


def test_same_slug_twice_gives_two_folders(built: dict[str, str]) -> None:
    folders = {path.split("/")[1] for path in built if path.startswith("series/port-talks")}
    assert len(folders) == 2


def test_series_with_one_statement_has_no_comparison(built: dict[str, str]) -> None:
    assert not [path for path in built if path.startswith("series/port-talks") and "/compare/" in path]


def test_same_archive_gives_same_bytes(site: Site, built: dict[str, str]) -> None:
    assert {path: data.decode() for path, data in render_site(site)} == built


@pytest.mark.parametrize("name", ["index.html", "commitments.html", "search.html", "compare.html"])
def test_empty_archive_still_has_its_pages(name: str, site: Site) -> None:
    empty = Site(title="Empty", today=site.today, books=())
    files = {path: data.decode() for path, data in render_site(empty)}
    assert not html_errors(files[name])
    assert "Empty" in files[name]


def test_asset_names_match_the_templates_folder(built: dict[str, str]) -> None:
    assets = {path for path in built if path.startswith("assets/")}
    used = {
        posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
        for path, text in pages(built).items()
        for link in Links(text).links
        if "assets/" in link
    }
    assert used == assets
