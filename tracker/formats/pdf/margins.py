"""Page heads and feet: what recurs at one height from page to page, and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from tracker.formats.pdf.glyphs import TextLine

_STOP = re.compile(r"[.!?。！？;；,，、][\"'”’»)\]]*$")
_MARGIN = 0.14
_GAP = 1.7
_MOST_LINES = 5
_DIGITS = re.compile(r"\d+|\b[ivxl]+\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"[\W_]*(?:page|p\.|seite|쪽|頁)?[\W_]*(?:\d{1,4}|[ivxl]{1,6})[\W_]*(?:(?:of|/|von)[\W_]*\d{1,4})?[\W_]*(?:쪽|頁|ページ)?[\W_]*",
    re.IGNORECASE,
)


def split_margins(
    pages: Sequence[Sequence[TextLine]], heights: Sequence[float]
) -> tuple[list[list[TextLine]], list[TextLine]]:
    """Part the lines of every page from its heads and feet; ``heights`` of the pages in points.

    Only lines of the outer seventh that a gap parts from the text come into question. Such a line is
    a head or foot if it is a page number, if it stands, figures aside, at the same height of another
    page, or if it stands on a later page where the first has no text at all.
    """
    edges = [_edge_lines(page, height) for page, height in zip(pages, heights, strict=True)]
    seen: Counter[tuple[str, int]] = Counter()
    for edge in edges:
        seen.update({key for line in edge for key in _keys(line)})
    recurring = {line for edge in edges for line, needed in edge.items() if _recurs(line, needed, seen)}
    box = _text_box([line for line in pages[0] if line not in recurring]) if pages else (0.0, 0.0)
    dropped = recurring | {line for edge in edges for line in edge if line.page > 0 and _is_beyond(line, box)}
    body = [[line for line in page if line not in dropped] for page in pages]
    return body, [line for page in pages for line in page if line in dropped]


def _recurs(line: TextLine, needed: int, seen: Counter[tuple[str, int]]) -> bool:
    return _NUMBER.fullmatch(line.text) is not None or max(seen[key] for key in _keys(line)) >= needed


def _edge_lines(page: Sequence[TextLine], height: float) -> dict[TextLine, int]:
    """Lines at the head and the foot of a page that a gap parts from the rest.

    The number is that of pages on which such a line has to stand: a paragraph might be said twice.
    """
    downwards = sorted(page, key=lambda line: -line.middle)
    head = _until_gap(downwards, lambda line: line.top > (1 - _MARGIN) * height)
    foot = _until_gap(downwards[::-1], lambda line: line.bottom < _MARGIN * height)
    return {
        line: 3 if any(_STOP.search(other.text) for other in group) else 2
        for group in (head, foot)
        for line in group
    }


def _until_gap(lines: Sequence[TextLine], is_outer: Callable[[TextLine], bool]) -> list[TextLine]:
    """Outermost lines up to the first gap, or only a page number where there is none."""
    for count, (line, inner) in enumerate(pairwise(lines), start=1):
        if not is_outer(line) or count > _MOST_LINES:
            break
        if abs(line.middle - inner.middle) > _GAP * max(line.size, inner.size):
            return list(lines[:count])
    return [line for line in lines[:1] if is_outer(line) and _NUMBER.fullmatch(line.text)]


def _is_beyond(line: TextLine, box: tuple[float, float]) -> bool:
    """Whether a short line stands where the first page has no text."""
    return (line.bottom > box[1] or line.top < box[0]) and not _STOP.search(line.text)


def _text_box(page: Sequence[TextLine]) -> tuple[float, float]:
    """Lowest and highest point of the text of a page."""
    return min((line.bottom for line in page), default=0.0), max((line.top for line in page), default=0.0)


def _keys(line: TextLine) -> list[tuple[str, int]]:
    words = _DIGITS.sub("#", line.text).casefold()
    slot = round(line.middle / 8)
    return [(words, slot), (words, slot + 1)]
