"""Cards for other pages: a small container whose title is a link and whose text is a line or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.formats.html.dom import tag_of
from tracker.formats.html.judge import Verdict
from tracker.model import DiscardReason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

    from tracker.formats.html.walk import Segment

_CARD = Verdict(DiscardReason.TEASER, "is a card for another page: a linked title with a line of text")
_CONTAINERS = frozenset({"div", "li", "section", "article", "td", "a"})
_LONGEST_CARD = 500
_SHORTEST_TITLE = 12
_LONGEST_SCRAP = 200
_SMALL_SHARE = 0.15


def teaser_elements(
    segments: Sequence[Segment], weights: Mapping[HtmlElement, float], whole: float
) -> dict[HtmlElement, Verdict]:
    """Containers that are cards; ``weights`` and ``whole`` are prose below each element and in all."""
    found: dict[HtmlElement, Verdict] = {}
    for segment in segments:
        if segment.linked < 0.9:
            continue
        card = _card_of(segment.element)
        if card is None or card in found:
            continue
        weight, size = weights.get(card, 0.0), sum(map(len, card.itertext()))
        titled = len(segment.text) >= _SHORTEST_TITLE and weight <= _SMALL_SHARE * whole
        if (titled and size <= _LONGEST_CARD) or (not weight and size <= _LONGEST_SCRAP):
            found[card] = _CARD
    return found


def _card_of(element: HtmlElement) -> HtmlElement | None:
    """Nearest container around a linked title that holds more than the title itself."""
    for ancestor in (element, *element.iterancestors()):
        tag = tag_of(ancestor)
        if tag in ("body", "main", "html"):
            return None
        if tag in _CONTAINERS and len(ancestor) > 1:
            return ancestor
    return None
