"""Find the part of a page that holds its text: go down while one child has nearly all the prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.formats.html.dom import is_block, tag_of
from tracker.formats.html.tables import row_cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

_DOMINANT = 0.75
_TWIN = 0.15
_CONTAINERS = frozenset({"div", "section", "a", "center", "font"})
_TEXT_TAGS = frozenset({"p", "ul", "ol", "dl", "li", "blockquote", "pre", "dt", "dd", "figure"})


def main_region(root: HtmlElement, weights: Mapping[HtmlElement, float]) -> list[HtmlElement]:
    """Descend from ``root`` to the smallest container that has nearly all the prose.

    Siblings with prose that follow it directly belong to the text too: its notes, its second half.

    ``weights`` are sums of prose below each element, furniture not counted. Lists and quotations are
    never the region, however much they hold: a statement may consist of one list and two sentences.
    """
    region = root
    while True:
        children = [child for child in region if is_block(tag_of(child)) or child in weights]
        best = max(children, key=lambda child: weights.get(child, 0.0), default=None)
        if best is None or not weights.get(best) or tag_of(best) in _TEXT_TAGS:
            return _with_notes(region, weights)
        if weights.get(best, 0.0) < _DOMINANT * weights.get(region, 0.0) or _has_twins(
            best, children, weights
        ):
            return _with_notes(region, weights)
        region = best


def _has_twins(best: HtmlElement, children: list[HtmlElement], weights: Mapping[HtmlElement, float]) -> bool:
    """Whether siblings of the same make hold prose too: sections of one text, not text and furniture."""
    make = (best.tag, best.get("class"))
    return any(
        child is not best
        and (child.tag, child.get("class")) == make
        and weights.get(child, 0.0) > _TWIN * weights[best]
        for child in children
    )


def _is_data(element: HtmlElement) -> bool:
    """Whether an element is a table of data: rows without links or blocks in their cells."""
    rows = list(element.iter("tr")) if tag_of(element) == "table" else []
    return bool(rows) and all(row_cells(row) is not None for row in rows)


def _with_notes(region: HtmlElement, weights: Mapping[HtmlElement, float]) -> list[HtmlElement]:
    regions = [region]
    if tag_of(region) not in _CONTAINERS:
        return regions
    for sibling in region.itersiblings():
        if not weights.get(sibling) and not _is_data(sibling):
            break
        regions.append(sibling)
    return regions
