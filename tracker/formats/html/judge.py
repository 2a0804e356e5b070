"""Which elements and segments are furniture by what they are called, made of, or say."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tracker.formats.html.dom import tag_of, words_of
from tracker.formats.tidy import tidy_line
from tracker.language.visitor import reports
from tracker.model import BlockKind, DiscardReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.html import HtmlElement

    from tracker.formats.html.walk import Segment

_TAGS = {
    "nav": DiscardReason.NAVIGATION, "footer": DiscardReason.NAVIGATION, "aside": DiscardReason.RELATED,
    "menu": DiscardReason.NAVIGATION, "figcaption": DiscardReason.CAPTION, "figure": DiscardReason.CAPTION,
    "dialog": DiscardReason.BANNER,
    "address": DiscardReason.CONTACT, "legend": DiscardReason.OTHER,
}  # fmt: skip
_ROLES = {
    "navigation": DiscardReason.NAVIGATION, "banner": DiscardReason.BANNER,
    "search": DiscardReason.NAVIGATION, "contentinfo": DiscardReason.NAVIGATION,
    "complementary": DiscardReason.RELATED,
    "dialog": DiscardReason.BANNER, "alertdialog": DiscardReason.BANNER, "menu": DiscardReason.NAVIGATION,
}  # fmt: skip
_NEVER = frozenset({"html", "body", "main", "article", "h1", "form", "tr", "tbody"})
_QUOTES = frozenset({"blockquote", "div", "figure", "section"})
_SPEAKER = frozenset({"author", "cite", "citation", "speaker", "attribution", "source"})
_LAYOUT = frozenset({"cards"})
"""Names of boxes that lead elsewhere where they hold links, and of parts of a text where they do not."""
_LARGEST_SHARE = 0.4
_SHORT = 160
_LONGEST_INLINE = 400
_INLINE = frozenset({"span", "em", "i", "small", "font"})
_FEW = 6
_SCRAP = 100
_LONGEST_HEADING = 80
_ENDED = re.compile(r"[.;,!?。！？；、][\"'”’»)\]]*$")
_Pattern: TypeAlias = "tuple[re.Pattern[str], DiscardReason]"
_STOP = re.compile(r"[.!?。！？][\"'”’»)\]]*$")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why something is furniture: the class of reason, and the evidence in plain words."""

    reason: DiscardReason
    why: str


@cache
def _tables() -> tuple[dict[str, DiscardReason], dict[str, list[_Pattern]]]:
    data = tomllib.loads(Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8"))
    words = {word: DiscardReason(name) for name, text in data["words"].items() for word in text.split()}

    def compiled(section: str) -> list[_Pattern]:
        return [
            (re.compile(re.sub(r"\n\s*", "", pattern), re.IGNORECASE), DiscardReason(name))
            for name, pattern in data[section].items()
        ]

    return words, {section: compiled(section) for section in ("headings", "lines", "scraps")}


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


def judge_element(element: HtmlElement, share: float, *, by_name: bool = True) -> Verdict | None:
    """Judge an element by its tag and role and, if ``by_name``, by the words of its class and id.

    Nothing that holds much of the prose of its page (``share``, 0 to 1) is furniture.
    """
    tag = tag_of(element)
    if tag == "noscript":
        return Verdict(DiscardReason.BANNER, "is shown only where scripts are off")
    if tag in _NEVER or share > _LARGEST_SHARE:
        return None
    if tag == "summary" and not tidy_line("".join(islice(element.itertext(), _FEW))).endswith(("?", "？")):
        return Verdict(DiscardReason.OTHER, "opens a folded part of the page")
    if tag == "figure" and element.find(".//table") is not None:
        return None
    if tag in _QUOTES and _is_quote(element) and _names_speaker(element):
        return Verdict(DiscardReason.OTHER, "is a quotation set apart, with its speaker")
    if reason := _TAGS.get(tag) or _ROLES.get((element.get("role") or "").lower()):
        return Verdict(reason, f"stands in <{tag}>")
    names = _tables()[0] if by_name else {}
    for word in sorted(words_of(element)):
        if word in names and (word not in _LAYOUT or _leads_elsewhere(element)):
            return Verdict(names[word], f"the page calls it '{word}'")
    return None


def _leads_elsewhere(element: HtmlElement) -> bool:
    """Whether there is a link in it."""
    return tag_of(element) == "a" or element.find(".//a[@href]") is not None


def _is_quote(element: HtmlElement) -> bool:
    return tag_of(element) == "blockquote" or any("quote" in word for word in words_of(element))


def _names_speaker(element: HtmlElement) -> bool:
    if element.find(".//cite") is not None or element.find("footer") is not None:
        return True
    return any(
        words_of(child) & _SPEAKER for child in element.iterdescendants() if isinstance(child.tag, str)
    )


def judge_heading(segment: Segment) -> Verdict | None:
    """Judge whether a heading announces furniture, which then lasts until the next such heading."""
    if segment.level == 1 or len(segment.text) > _LONGEST_HEADING:
        return None
    return _match(segment, "headings", "stands under")


def judge_inline(segment: Segment) -> Verdict | None:
    """Judge a segment by the name of the one inline element that holds all of its text."""
    if len(segment.text) > _LONGEST_INLINE:
        return None
    children = list(islice(segment.element.iterchildren(), _FEW + 1))
    for child in children if len(children) <= _FEW else ():
        named = words_of(child) & _tables()[0].keys() if tag_of(child) in _INLINE else None
        if named and _shown_in(child) == segment.text:
            word = min(named)
            return Verdict(_tables()[0][word], f"the page calls it '{word}'")
    return None


def _shown_in(element: HtmlElement) -> str:
    """The text in an element, as far as it has few parts."""
    return tidy_line("".join(islice(element.itertext(), _FEW)))


def judge_line(segment: Segment) -> Verdict | None:
    """Judge a segment alone, by its words and its links."""
    if (
        len(segment.text) <= _SHORT
        and not reports(segment.text)
        and (verdict := _match(segment, "lines", "reads like furniture:"))
    ):
        return verdict
    if _is_scrap(segment) and (verdict := _match(segment, "scraps", "is a label:")):
        return verdict
    if segment.linked > 0.85 and not (_STOP.search(segment.text) and len(segment.text) > _SHORT / 2):
        return Verdict(DiscardReason.NAVIGATION, "is nothing but a link")
    return None


def _is_scrap(segment: Segment) -> bool:
    """Whether a segment is a few words that no sentence and no plain item of a list are made of."""
    if len(segment.text) > _SCRAP or _ENDED.search(segment.text):
        return False
    return segment.kind not in (BlockKind.BULLET, BlockKind.NUMBERED) or segment.linked > 0.5


def _match(segment: Segment, section: str, how: str) -> Verdict | None:
    for pattern, reason in _tables()[1][section]:
        if pattern.fullmatch(segment.text):
            return Verdict(reason, f"{how} '{segment.text[:40]}'")
    return None
