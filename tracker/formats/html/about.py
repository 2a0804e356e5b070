"""What a page says about itself: title, site, publication date, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.formats.dates import only_date, stated_date
from tracker.formats.html.title import choose_title, site_in_title
from tracker.formats.tidy import tidy_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from tracker.formats.html.walk import Segment

_PUBLISHED = re.compile(
    r"(?:article:|og:|og:article:)?published(?:_time|_date|-date)?$|(?:dc|dcterms)[.:](?:date)?[.:]?(?:issued|created|available)?$"
    r"|(?:pub|publish|publication|issue)_?-?date$|date$|datepublished$|.*first-published-at$|sailthru\.date$"
    r"|parsely-pub-date$|article\.published$|release_?date$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:^|\| )(?:published(?: on| date)?|posted(?: on)?|issued|release date)\b"
    r"|(?:^|\| )date(?: of (?:issue|publication))?\b"
    r"|등록일자?|작성일자?|게시일|배포일|公開日|掲載日|発表日)\s*[:：|]?\s*([^|]{6,40})",
    re.IGNORECASE,
)
_MARKED = re.compile("publi|posted|pubdate", re.IGNORECASE)
_NEAR = 12
_BEFORE = 4


@dataclass(frozen=True, slots=True)
class About:
    """Fields of :class:`~tracker.model.Page` that the markup states."""

    title: str | None
    site: str | None
    published: date | None
    language: str | None


def read_about(root: HtmlElement, segments: Sequence[Segment]) -> About:
    """Read the head of a page, its linked data, and the visible lines that stand for them."""
    metas = list(_metas(root))
    data = list(_linked_data(root))
    site = _site(metas, data)
    title = choose_title(root, _first(metas, "og:title"), site, segments)
    return About(
        title=title,
        site=site or site_in_title(root, title),
        published=_published(root, metas, data, segments, title),
        language=_language(root, metas),
    )


def _metas(root: HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = tidy_line(meta.get("content") or "")
        if name and content:
            yield name.strip().lower(), content


def _first(metas: list[tuple[str, str]], wanted: str) -> str | None:
    return next((content for name, content in metas if name == wanted), None)


def _linked_data(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Objects of all JSON-LD scripts, nested lists and graphs laid flat."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            queue = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while queue:
            value = queue.pop(0)
            if isinstance(value, list):
                queue = value + queue
            elif isinstance(value, dict):
                yield value
                queue = [value["@graph"], *queue] if isinstance(value.get("@graph"), list) else queue


def _site(metas: list[tuple[str, str]], data: list[dict[str, Any]]) -> str | None:
    if site := _first(metas, "og:site_name"):
        return site
    for item in data:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return tidy_line(name)
    return _first(metas, "application-name")


def _published(
    root: HtmlElement,
    metas: list[tuple[str, str]],
    data: list[dict[str, Any]],
    segments: Sequence[Segment],
    title: str | None,
) -> date | None:
    stated: list[object] = [item.get("datePublished") for item in data]
    stated += [content for name, content in metas if _PUBLISHED.match(name)]
    stated += [element.get("datetime") for element in _main_times(root)]
    stated += [match[1] for segment in segments if (match := _LABEL.search(segment.text))]
    stated += _dates_under_title(segments, title)
    return next((day for value in stated if (day := stated_date(value)) is not None), None)


def _main_times(root: HtmlElement) -> list[HtmlElement]:
    """``<time>`` elements, if all of them state one day: on a page with cards they are of anything."""
    times = [element for element in root.iter("time") if element.get("datetime")]
    marked = [time for time in times if _MARKED.search(f"{time.get('class')} {time.get('itemprop')}")]
    days = {stated_date(time.get("datetime")) for time in times}
    return marked or (times if len(days) == 1 else [])


def _dates_under_title(segments: Sequence[Segment], title: str | None) -> Iterator[date]:
    """Days of the lines near a main heading that are nothing but a date."""
    for index, segment in enumerate(segments):
        if segment.level in (1, 2, 3) or segment.text == title:
            before = _BEFORE if segment.level == 1 else 1
            near = segments[max(0, index - before) : index + _NEAR]
            yield from (day for line in near if (day := only_date(line.text)) is not None)


def _language(root: HtmlElement, metas: list[tuple[str, str]]) -> str | None:
    stated = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    )
    stated = stated or _first(metas, "content-language") or (_first(metas, "og:locale") or "")
    match = re.match(r"[a-z]{2,3}(?=$|[-_])", stated.strip().lower())
    return match[0] if match else None
