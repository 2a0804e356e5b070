"""Feeds: readable by a feed reader, ids that are those of the findings and never change."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import feedparser
import pytest

from tracker.run.site import render_site
from tracker.site import Site
from tracker.site.feeds import tag

ATOM = "{http://www.w3.org/2005/Atom}"


def feeds(built: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in built.items() if path.endswith("feed.xml")}


def test_every_feed_is_read_without_complaint(built: dict[str, str], site: Site) -> None:
    assert len(feeds(built)) == 1 + len(site.books)
    for path, text in feeds(built).items():
        read = feedparser.parse(text.encode())
        assert not read.bozo, (path, read.get("bozo_exception"))
        assert read.version == "atom10"
        assert read.entries


def test_required_elements_of_rfc_4287(built: dict[str, str]) -> None:
    for path, text in feeds(built).items():
        root = ET.fromstring(text)  # noqa: S314 - our own output
        for parent in [root, *root.findall(f"{ATOM}entry")]:
            for name in ("id", "title", "updated"):
                assert len(parent.findall(ATOM + name)) == 1, (path, name)
        assert root.find(f"{ATOM}author") is not None
        ids = [e.findtext(f"{ATOM}id") for e in root.findall(f"{ATOM}entry")]
        assert len(ids) == len(set(ids))


def test_ids_are_those_of_the_findings_in_every_place(built: dict[str, str], site: Site) -> None:
    findings = {f.id for r in site.readings for f in r.digest.findings}
    atom = {e.id for e in feedparser.parse(built["feed.xml"].encode()).entries}
    told = {item["id"] for item in json.loads(built["changes.json"])["items"]}
    assert atom == told
    named = {one.rpartition("/")[2] for one in atom if "finding/" in one}
    assert named
    assert named <= findings
    meeting = built["series/straits-security-dialogue/2025-11-12.html"]
    latest = next(r for r in site.readings if r.statement.id.endswith("2025-11-12"))
    for finding in latest.digest.findings[:5]:
        assert tag(site.authority, f"finding/{finding.id}") in atom
        assert f'id="f-{finding.id}"' in meeting


def test_diff_is_in_the_entry_and_markup_of_a_statement_is_not(built: dict[str, str]) -> None:
    bodies = " ".join(e.content[0].value for e in feedparser.parse(built["feed.xml"].encode()).entries)
    assert "<del>" in bodies
    assert "<ins>" in bodies
    items = json.loads(built["changes.json"])["items"]
    hostile = " ".join(item["content_html"] for item in items)
    assert "<script" not in hostile
    assert "&lt;script&gt;" in hostile


def test_ids_do_not_depend_on_address_or_title(site: Site) -> None:
    moved = replace(site, title="Other", url="https://example.org/log/")
    before, after = (dict(render_site(s))["feed.xml"] for s in (site, moved))
    assert [e.id for e in feedparser.parse(before).entries] == [e.id for e in feedparser.parse(after).entries]
    assert feedparser.parse(after).entries[0].link.startswith("https://example.org/log/series/")


@pytest.mark.parametrize("name", ["feed/a b", "finding/ä"])
def test_tag_is_a_plain_uri(name: str) -> None:
    made = tag("example.org", name)
    assert made.startswith("tag:example.org,2026:")
    assert made.isascii()
    assert " " not in made
