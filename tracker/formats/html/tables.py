"""Tell rows of data from tables that only lay out a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.formats.html.dom import SILENT, is_block, is_hidden, tag_of
from tracker.formats.tidy import tidy_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_CELL = 80
_MOST_CELLS = 40


def row_cells(row: HtmlElement) -> list[str] | None:
    """Texts of the cells of a row of data; ``None`` where cells hold blocks, links or prose."""
    cells = [cell for cell in row if tag_of(cell) in ("td", "th")]
    if not 2 <= len(cells) <= _MOST_CELLS:
        return None
    texts = []
    for cell in cells:
        if any(_is_layout(child) for child in cell.iterdescendants()):
            return None
        texts.append(tidy_line("".join(cell.itertext())))
    if sum(map(bool, texts)) < 2 or max(map(len, texts)) > _LONGEST_CELL:
        return None
    return texts


def _is_layout(element: HtmlElement) -> bool:
    tag = tag_of(element)
    return (
        (is_block(tag) and tag not in ("p", "div"))
        or tag in SILENT
        or tag in ("a", "br")
        or is_hidden(element)
    )
