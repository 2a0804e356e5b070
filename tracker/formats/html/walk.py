"""Element tree → segments: the blocks of text that a reader sees, in order, nothing judged yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from tracker.formats.html.dom import SILENT, is_block, is_hidden, is_note_mark, tag_of
from tracker.formats.html.lists import ItemCounter
from tracker.formats.html.tables import row_cells
from tracker.formats.rows import role, row_texts
from tracker.formats.tidy import tidy_line
from tracker.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

_HEADING = re.compile(r"h[1-6]$")
_STOP = re.compile(r"[.!?:;。！？：；…][\"'”’»)\]]*$")
_LISTED = re.compile(
    r"\s*(?:\u3000|[•○□■◇◆・]|\(?\d{1,3}[.)、．]|[（(][\w１-９]{1,3}[)）]|[①-⑳]|[가나다라마바사아자차카타파하]\.\s|[^\s：:、。]{1,12}：)"
)
_RAISED = re.compile(r"\s*[\[(]?\d{1,2}[\])]?\s*")
_STOPS = frozenset('.,;:!?”’"')
_TITLE_LENGTH = 120
_LONGEST_LINK = 600


@dataclass(frozen=True, slots=True)
class Segment:
    """A block of text as it stands in the page."""

    text: str
    kind: BlockKind | None
    element: HtmlElement
    line: int
    linked: float
    """Share of its characters that are links to other pages, 0 to 1."""
    level: int = 0
    """1 to 6 for a heading of HTML, 0 for anything else."""


@dataclass(slots=True)
class _Piece:
    text: str
    linked: bool
    bold: bool


class _Walker:
    """Collects inline text until a block begins or ends. Iterative: pages nest thousands deep."""

    def __init__(self, *, with_hidden: bool) -> None:
        self.segments: list[Segment] = []
        self._with_hidden = with_hidden
        self._pieces: list[_Piece | None] = []
        self._blocks: list[HtmlElement] = []
        self._entered: list[HtmlElement] = []
        self._links = self._bold = 0
        self._counter = ItemCounter()

    def walk(self, root: HtmlElement) -> list[Segment]:
        events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in events:
            if event == "start":
                if not self._start(element):
                    events.skip_subtree()
            elif event == "end":
                self._end(element)
                self._add(element.tail)
            else:
                self._add(element.tail)
        self._flush()
        return self.segments

    def _start(self, element: HtmlElement) -> bool:
        """Enter an element; returns whether its children are to be visited."""
        tag = tag_of(element)
        if (
            self._silent(tag)
            or is_note_mark(element, tag)
            or _raises_note(element, tag)
            or (is_hidden(element) and not self._with_hidden)
        ):
            return False
        if is_block(tag):
            self._flush()
            self._blocks.append(element)
            self._counter.enter(element, tag)
            if tag == "tr" and (cells := row_cells(element)) is not None:
                self._row(element, cells)
                return False
        elif tag == "br":
            self._pieces.append(None)
        elif tag == "a" and _leads_away(element):
            self._links += 1
        elif tag in ("b", "strong"):
            self._bold += 1
        self._entered.append(element)
        self._add(element.text)
        return True

    def _silent(self, tag: str) -> bool:
        """Whether an element shows no text; the button in a heading that unfolds its section does."""
        folds = tag == "button" and any(_HEADING.match(tag_of(block)) for block in self._blocks[-3:])
        return tag in SILENT and not folds

    def _end(self, element: HtmlElement) -> None:
        if not self._entered or self._entered[-1] is not element:
            return
        self._entered.pop()
        tag = tag_of(element)
        if self._blocks and self._blocks[-1] is element:
            self._flush()
            self._blocks.pop()
            self._counter.leave(element, tag)
        elif tag == "a" and _leads_away(element) and self._links:
            self._links -= 1
            self._add(" ")
        elif tag in ("b", "strong") and self._bold:
            self._bold -= 1

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(_Piece(text, self._links > 0, self._bold > 0))

    def _flush(self) -> None:
        pieces, self._pieces = self._pieces, []
        if not self._blocks or not any(piece and piece.text.strip() for piece in pieces):
            return
        block = self._blocks[-1]
        heading = next((tag_of(el) for el in reversed(self._blocks[-3:]) if _HEADING.match(tag_of(el))), "")
        if any(tag_of(el) == "pre" for el in self._blocks[-3:]):
            self._preformatted(pieces, block)
            return
        for run in [pieces] if heading else _runs(pieces):
            self._emit(run, block, int(heading[1]) if heading else 0)

    def _emit(self, run: Iterable[_Piece | None], block: HtmlElement, level: int) -> None:
        kept = [piece or _Piece(" ", linked=False, bold=False) for piece in run]
        text = tidy_line("".join(piece.text for piece in kept))
        if not text:
            return
        size = sum(len(piece.text.strip()) for piece in kept) or 1
        linked = sum(len(piece.text.strip()) for piece in kept if piece.linked) / size
        bold = sum(len(piece.text.strip()) for piece in kept if piece.bold) / size
        kind = BlockKind.HEADING
        if not level:
            kind, text = self._counter.mark(text) or role(text)
            if bold > 0.95 and kind is BlockKind.PARAGRAPH and _is_title(text):
                kind = BlockKind.HEADING
        self.segments.append(Segment(text, kind, block, block.sourceline or 1, linked, level))

    def _preformatted(self, pieces: list[_Piece | None], block: HtmlElement) -> None:
        """Lines of ``<pre>`` are hard-wrapped like a plain text, and handed on as such."""
        text = "".join("\n" if piece is None else piece.text for piece in pieces)
        first = block.sourceline or 1
        for offset, line in enumerate(text.split("\n")):
            self.segments.append(Segment(tidy_line(line), None, block, first + offset, 0.0))

    def _row(self, row: HtmlElement, cells: list[str]) -> None:
        for text in row_texts(cells):
            self.segments.append(Segment(text, BlockKind.PARAGRAPH, row, row.sourceline or 1, 0.0))
        self._blocks.pop()


def _raises_note(element: HtmlElement, tag: str) -> bool:
    """Whether a raised number hangs on a full stop or comma; on a letter or figure it may be an exponent."""
    if tag != "sup" or not _RAISED.fullmatch("".join(element.itertext())):
        return False
    before = element.getprevious()
    parent = element.getparent()
    text = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    return text[-1:] in _STOPS


def _leads_away(element: HtmlElement) -> bool:
    """Whether ``<a>`` is a link to elsewhere: no anchor, no note mark, and closed before long."""
    href: str | None = element.get("href")
    if href is None and (element.get("name") or element.get("id")):
        return False
    if href is not None and href.startswith("#"):
        return False
    return sum(map(len, element.itertext())) <= _LONGEST_LINK


def _is_title(text: str) -> bool:
    return len(text) <= _TITLE_LENGTH and not _STOP.search(text)


def _runs(pieces: list[_Piece | None]) -> Iterable[list[_Piece | None]]:
    """Cut at line breaks that part paragraphs: two in a row, or one after a full stop or before a mark."""
    run: list[_Piece | None] = []
    breaks = 0
    for piece in pieces:
        if piece is None:
            breaks += 1
            continue
        if breaks and not piece.text.strip() and "\u3000" not in piece.text:
            continue
        if breaks and (breaks > 1 or _parts(run, piece)):
            yield run
            run = []
        elif breaks:
            run.append(None)
        breaks = 0
        run.append(piece)
    yield run


def _parts(run: list[_Piece | None], after: _Piece) -> bool:
    """Whether one line break between ``run`` and ``after`` parts blocks rather than wraps a line."""
    said = [piece for piece in run if piece and piece.text.strip()]
    if said and (all(piece.bold for piece in said) > after.bold or all(piece.linked for piece in said)):
        return True
    before = "".join(piece.text if piece else " " for piece in run).rstrip()
    return bool(_LISTED.match(after.text)) or bool(_STOP.search(before))


def segments_of(root: HtmlElement, *, with_hidden: bool = False) -> list[Segment]:
    """All visible blocks of text below ``root`` in document order."""
    return _Walker(with_hidden=with_hidden).walk(root)
