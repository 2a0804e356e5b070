"""One entry of a feed: a link to a statement, or the statement itself."""

from __future__ import annotations

import calendar
import hashlib
import re
from collections.abc import Mapping
from typing import Any

from tracker.sources.links import Candidate, clean_url, key_of

_Entry = Mapping[str, Any]
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document can hold (XML 1.0, 2.2)."""


def candidate_of(entry: _Entry, base: str) -> Candidate | None:
    """Return what an entry leads to; null where it has neither a link nor content.

    Args:
        entry: as feedparser reads it.
        base: address of the feed.
    """
    title = " ".join(_NOT_XML.sub("", str(entry.get("title") or "")).split())
    url = clean_url(str(entry.get("link") or ""), base) if entry.get("link") else None
    if url is not None:
        return Candidate(key_of(url), url, title)
    html = _content(entry)
    if not html:
        return None
    key = entry.get("id") or hashlib.sha256(html.encode()).hexdigest()
    return Candidate(str(key), None, title, _page(html, title, _published(entry)))


def time_of(entry: _Entry) -> int | None:
    """Return when an entry was published, in seconds since 1970."""
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return calendar.timegm(parsed) if parsed else None


def _content(entry: _Entry) -> str:
    parts = [str(part.get("value") or "") for part in entry.get("content") or ()]
    return _NOT_XML.sub("", max([*parts, str(entry.get("summary") or "")], key=len)).strip()


def _published(entry: _Entry) -> str | None:
    parsed = entry.get("published_parsed")
    return "{:04d}-{:02d}-{:02d}".format(*parsed[:3]) if parsed else None


def _page(content: str, title: str, published: str | None) -> bytes:
    """Return the content as a page of its own, so that its title and its date are read with it."""
    from lxml import html
    from lxml.builder import E

    head = E.head(E.meta(charset="utf-8"), E.title(title))
    if published:
        head.append(E.meta(property="article:published_time", content=published))
    article = E.article(E.h1(title)) if title else E.article()
    article.append(html.fragment_fromstring(content, create_parent="div"))
    page: bytes = html.tostring(E.html(head, E.body(article)), encoding="utf-8", doctype="<!DOCTYPE html>")
    return page
