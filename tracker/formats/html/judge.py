"""Which elements and segments are furniture by what they are called, made of, or say."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.formats.html.dom import tag_of, words_of
from tracker.model import BlockKind, DiscardReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.html import HtmlElement

    from tracker.formats.html.walk import Segment

_TAGS = {
    "nav": DiscardReason.NAVIGATION, "footer": DiscardReason.NAVIGATION, "aside": DiscardReason.RELATED,
    "menu": DiscardReason.NAVIGATION, "figcaption": DiscardReason.CAPTION, "figure": DiscardReason.CAPTION,
    "caption": DiscardReason.CAPTION, "noscript": DiscardReason.BANNER, "dialog": DiscardReason.BANNER,
    "address": DiscardReason.CONTACT, "legend": DiscardReason.OTHER, "summary": DiscardReason.OTHER,
}  # fmt: skip
_ROLES = {
    "navigation": DiscardReason.NAVIGATION, "banner": DiscardReason.BANNER,
    "search": DiscardReason.NAVIGATION, "contentinfo": DiscardReason.NAVIGATION, "complementary": DiscardReason.RELATED,
    "dialog": DiscardReason.BANNER, "alertdialog": DiscardReason.BANNER, "menu": DiscardReason.NAVIGATION,
}  # fmt: skip
_NEVER = frozenset({"html", "body", "main", "article", "h1", "form", "tr", "tbody"})
_LARGEST_SHARE = 0.4
_SHORT = 160
_STOP = re.compile(r"[.!?。！？][\"'”’»)\]]*$")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why something is furniture: the class of reason, and the evidence in plain words."""

    reason: DiscardReason
    why: str


@cache
def _tables() -> tuple[dict[str, DiscardReason], Any, Any]:
    data = tomllib.loads(Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8"))
    words = {word: DiscardReason(name) for name, text in data["words"].items() for word in text.split()}

    def compiled(section: str) -> list[tuple[re.Pattern[str], DiscardReason]]:
        return [
            (re.compile(re.sub(r"\n\s*", "", pattern), re.IGNORECASE), DiscardReason(name))
            for name, pattern in data[section].items()
        ]

    return words, compiled("headings"), compiled("lines")


def prose_weight(segment: Segment) -> float:
    """How much a segment looks like running text: its length in Latin letters, 0 for scraps and links."""
    wide = len(_WIDE.findall(segment.text))
    size = len(segment.text) + 1.5 * wide
    stops = _STOP.search(segment.text) is not None
    if segment.linked > 0.5 or segment.kind is BlockKind.HEADING or size < (30 if stops else 60):
        return 0.0
    return size if stops or segment.kind is None else 0.7 * size


def weigh(elements: Iterable[HtmlElement], own: Mapping[HtmlElement, float]) -> dict[HtmlElement, float]:
    """Sum the weights of segments upwards; ``elements`` in document order."""
    total: dict[HtmlElement, float] = dict(own)
    for element in reversed(list(elements)):
        parent = element.getparent()
        if parent is not None and element in total:
            total[parent] = total.get(parent, 0.0) + total[element]
    return total


def judge_element(element: HtmlElement, weight: float, page_weight: float) -> Verdict | None:
    """Judge an element by its tag, role and names; nothing that holds most of the prose is furniture."""
    tag = tag_of(element)
    if tag in _NEVER or weight > _LARGEST_SHARE * page_weight:
        return None
    if tag == "figure" and element.find(".//table") is not None:
        return None
    if reason := _TAGS.get(tag) or _ROLES.get((element.get("role") or "").lower()):
        return Verdict(reason, f"stands in <{tag}>")
    names = _tables()[0]
    for word in sorted(words_of(element)):
        if word in names:
            return Verdict(names[word], f"the page calls it '{word}'")
    return None


def judge_heading(segment: Segment) -> Verdict | None:
    """Judge whether a heading announces furniture, which then lasts until the next such heading."""
    return _match(segment, _tables()[1], "under a heading like") if len(segment.text) <= 80 else None


def judge_line(segment: Segment) -> Verdict | None:
    """Judge a segment alone, by its words and its links."""
    if len(segment.text) <= _SHORT and (verdict := _match(segment, _tables()[2], "reads like")):
        return verdict
    if segment.linked > 0.85 and not (_STOP.search(segment.text) and len(segment.text) > _SHORT / 2):
        return Verdict(DiscardReason.NAVIGATION, "is nothing but a link")
    return None


def _match(segment: Segment, patterns: Any, how: str) -> Verdict | None:
    for pattern, reason in patterns:
        if found := pattern.match(segment.text):
            return Verdict(reason, f"{how} '{found[0][:40]}'")
    return None
