"""Choose the title of a page among its headings, its ``og:title`` and its ``<title>``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.formats.html.dom import words_of
from tracker.formats.tidy import tidy_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from tracker.formats.html.walk import Segment

_SEPARATOR = re.compile(r"\s+[|–—:»>·•-]+\s+|\s*[|｜]\s*|\s+::\s+")
_SHORTEST = 8
_SENTENCE_LIKE = 25
"""Characters; shorter ones name a box of the page."""
_LABELLED = re.compile(r"(?:제\s?목|件名|題名|標題)\s*[|:：]\s*(.{4,200})")
_TITLE_WORDS = frozenset({"title", "titre", "titulo", "titel", "titolo", "headline", "subject"})


def choose_title(
    root: HtmlElement, og_title: str | None, site: str | None, segments: Sequence[Segment]
) -> str | None:
    """Return the words that name the text itself, without the name of the site.

    A heading that also stands in ``<title>`` or ``og:title`` is best: two places agree on it, and
    the heading has no site name. Otherwise the stated titles are cut at their separators. Boards of Korean
    and Japanese offices give the title in a row of its own ('제목 | …').
    """
    window = _window_title(root)
    labelled = [match[1] for segment in segments if (match := _LABELLED.fullmatch(segment.text))]
    if len(labelled) == 1:
        return labelled[0]
    stated = [title for title in (og_title, window) if title]
    headings = [segment.text for segment in segments if segment.level]
    shared = [text for text in headings if len(text) >= _SHORTEST // 2 and _stands_in(text, stated)]
    if shared:
        return max(shared, key=len)
    if not og_title and not headings and (named := _called_title(segments)):
        return named
    for title in stated:
        if cut := _without_site(title, site):
            return cut
    first = [segment.text for segment in segments if segment.level == 1]
    return first[0] if len(first) == 1 else None


def _called_title(segments: Sequence[Segment]) -> str | None:
    """The one block without heading markup that the page calls its title; null if there are several."""
    called = {
        segment.text
        for segment in segments
        if words_of(segment.element) & _TITLE_WORDS
        and len(segment.text) >= _SENTENCE_LIKE
        and segment.linked < 0.5
    }
    return called.pop() if len(called) == 1 else None


def site_in_title(root: HtmlElement, title: str | None) -> str | None:
    """What ``<title>`` has behind the title of the text, if that is one part more."""
    window = _window_title(root)
    if not title or not window.casefold().startswith(title.casefold()):
        return None
    rest = [part for part in _SEPARATOR.split(window[len(title) :]) if part and part.strip()]
    return rest[0].strip() if len(rest) == 1 else None


def _window_title(root: HtmlElement) -> str:
    element = root.find(".//head/title")
    return tidy_line("".join(element.itertext())) if element is not None else ""


def _stands_in(heading: str, stated: list[str]) -> bool:
    return any(title.casefold().startswith(heading.casefold()) for title in stated) or any(
        heading.casefold() in title.casefold() and len(heading) > 0.4 * len(title) for title in stated
    )


def _without_site(title: str, site: str | None) -> str | None:
    parts = [part for part in _SEPARATOR.split(title) if part]
    if site:
        parts = [part for part in parts if part.casefold() != site.casefold()] or parts
    best = max(parts, key=len, default="")
    if len(parts) > 1 and parts[0] != best and len(parts[0]) >= _SHORTEST * 2:
        best = parts[0]
    return best or None
