"""PDF bytes → page: the door of this package."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pypdfium2

from tracker.errors import ReadError
from tracker.formats.pdf.glyphs import TextLine, page_lines
from tracker.formats.pdf.margins import split_margins
from tracker.formats.pdf.order import reading_order
from tracker.formats.pdf.paragraphs import build
from tracker.formats.sniff import Format
from tracker.formats.tidy import tidy_line
from tracker.model import BlockKind, Discarded, DiscardReason, Line, Page

_MOST_PAGES = 400
_FEWEST_LETTERS = 15
_PASSWORD = 4
_NO_TITLE = re.compile(
    r"(?:microsoft word|untitled|document\d*$)|.*\.(?:docx?|indd|pdf|hwp|qxd|pmd)$", re.IGNORECASE
)


def read_pdf(data: bytes, *, where: str, url: str | None = None) -> Page:
    """Read a PDF; the numbers of its lines count blocks.

    Raises :class:`~tracker.errors.ReadError` for encrypted and damaged files, for scans without
    text, and for more than 400 pages.
    """
    document = _open(data, where)
    try:
        pages, heights, widths = _all_lines(document, where)
        stated = document.get_metadata_value("Title")
    finally:
        document.close()
    body, furniture = split_margins(pages, heights)
    columns = [
        column for lines, width in zip(body, widths, strict=True) for column in reading_order(lines, width)
    ]
    blocks = build(columns)
    return Page(
        lines=tuple(Line(number, text, kind) for number, (kind, text) in enumerate(blocks, start=1)),
        media_type=Format.PDF,
        title=_title(stated, blocks),
        url=url,
        discarded=tuple(_discarded(line) for line in furniture),
    )


def _open(data: bytes, where: str) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            do = "Save a copy without password and give that"
            raise ReadError("this PDF is encrypted", where=where, do=do) from error
        raise ReadError(
            "this PDF is damaged and cannot be opened", where=where, do="Fetch it again"
        ) from error


def _all_lines(document: Any, where: str) -> tuple[list[list[TextLine]], list[float], list[float]]:
    if len(document) > _MOST_PAGES:
        raise ReadError(f"this PDF has {len(document)} pages", where=where, do="Cut it down to the statement")
    pages: list[list[TextLine]] = []
    heights: list[float] = []
    widths: list[float] = []
    try:
        for number, page in enumerate(document):
            text_page = page.get_textpage()
            pages.append(page_lines(text_page, number))
            width, height = page.get_size()
            widths.append(width)
            heights.append(height)
            text_page.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        raise ReadError("this PDF is damaged and cannot be read", where=where, do="Fetch it again") from error
    letters = sum(sign.isalpha() for page in pages for line in page for sign in line.text)
    if letters < _FEWEST_LETTERS:
        what = "this PDF has no text, only pictures of pages"
        raise ReadError(what, where=where, do="Run OCR on it (for example with ocrmypdf) and give the result")
    return pages, heights, widths


def _title(stated: str, blocks: Sequence[tuple[BlockKind, str]]) -> str | None:
    """The title that the file states, if it is one; else the first heading among the first blocks."""
    stated = tidy_line(stated)
    if len(stated) >= 8 and not _NO_TITLE.match(stated):
        return stated
    return next((text for kind, text in blocks[:6] if kind is BlockKind.HEADING), None)


def _discarded(line: TextLine) -> Discarded:
    why = f"stands at the head or foot of page {line.page + 1}, as on other pages"
    return Discarded(line.page + 1, tidy_line(line.text), DiscardReason.PAGE_FURNITURE, why)
