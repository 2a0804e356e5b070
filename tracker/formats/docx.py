"""DOCX → page, through python-docx: styles tell headings and lists, tables are read row by row."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree

from tracker.errors import ReadError
from tracker.formats.numbering import Numbering
from tracker.formats.rows import role, row_texts
from tracker.formats.sniff import Format
from tracker.formats.tidy import tidy_line
from tracker.model import BlockKind, Line, Page

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

# What python-docx lets through when parts of a file are missing or malformed.
_DAMAGE = (
    OpcError, KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError, OSError,
    NotImplementedError, etree.LxmlError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_MOST_XML = 50_000_000
_MOST_BYTES = 200_000_000
_LARGEST_RATIO = 200
_HEADING = re.compile(r"heading \d|title$|subtitle$|제목|見出し|überschrift", re.IGNORECASE)
_LONGEST_HEADING = 120
_STOP = re.compile(r"[.!?:;。！？][\"'”’»)\]]*$")
_DEEPEST_TABLE = 10


def read_docx(data: bytes, *, where: str, url: str | None = None) -> Page:
    """Read a Word document; the numbers of its lines count blocks, empty ones included.

    Raises :class:`~tracker.errors.ReadError` for damaged files, for archives that unpack to far more
    than a document ('zip bombs'), and for documents without text.
    """
    _refuse_bombs(data, where)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(_blocks(document))
    except _DAMAGE as error:
        raise ReadError("this DOCX file is damaged", where=where, do="Save it again and retry") from error
    lines = tuple(Line(number, text, kind) for number, (kind, text) in enumerate(blocks, start=1) if text)
    if not lines:
        raise ReadError(
            "this DOCX file has no text", where=where, do="Give a copy with text instead of pictures"
        )
    return Page(lines, Format.DOCX, title=_title(document, lines), url=url, language=_language(document))


def _refuse_bombs(data: bytes, where: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    large = [part for part in parts if part.file_size > 1_000_000]
    ratio = max((part.file_size / max(part.compress_size, 1) for part in large), default=0)
    if xml > _MOST_XML or unpacked > _MOST_BYTES or ratio > _LARGEST_RATIO:
        raise ReadError(
            "this DOCX file unpacks to far more than a document holds",
            where=where,
            do="Check where it came from",
        )


def _blocks(document: Document) -> Iterator[tuple[BlockKind, str]]:
    numbering = Numbering(document)
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield from _table(item, numbering)
        else:
            yield _paragraph(item, numbering)


def _table(table: Table, numbering: Numbering, depth: int = 0) -> Iterator[tuple[BlockKind, str]]:
    """Rows of a table; a cell that holds several blocks is read as if it stood in the text."""
    for row in table.rows:
        cells = _distinct(row.cells)
        if any(_holds_blocks(cell) for cell in cells):
            for cell in cells:
                yield from _cell(cell, numbering, depth)
        else:
            texts = [tidy_line(cell.text) for cell in cells]
            yield from ((BlockKind.PARAGRAPH, text) for text in row_texts(texts))


def _holds_blocks(cell: _Cell) -> bool:
    return bool(cell.tables) or sum(1 for part in cell.paragraphs if part.text.strip()) > 1


def _cell(cell: _Cell, numbering: Numbering, depth: int) -> Iterator[tuple[BlockKind, str]]:
    for item in cell.iter_inner_content():
        if not isinstance(item, Table):
            yield _paragraph(item, numbering)
        elif depth < _DEEPEST_TABLE:
            yield from _table(item, numbering, depth + 1)


def _distinct(cells: tuple[_Cell, ...]) -> list[_Cell]:
    """Cells of a row, each once: a merged cell is given once for every column it spans."""
    seen: list[Any] = []
    result = []
    for cell in cells:
        if not any(cell._tc is other for other in seen):  # noqa: SLF001  (python-docx has no public identity)
            seen.append(cell._tc)  # noqa: SLF001
            result.append(cell)
    return result


def _paragraph(paragraph: Paragraph, numbering: Numbering) -> tuple[BlockKind, str]:
    text = tidy_line(_text(paragraph))
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if _HEADING.match(style):
        return BlockKind.HEADING, numbering.label(paragraph, style)[1] + text if text else ""
    kind, mark = numbering.label(paragraph, style)
    if kind is not None:
        return kind, mark + text if text else ""
    if _is_bold(paragraph) and len(text) <= _LONGEST_HEADING and not _STOP.search(text):
        return BlockKind.HEADING, text
    return role(text)


def _text(paragraph: Paragraph) -> str:
    """Words of a paragraph: insertions that were proposed are in, deletions and notes' marks are out."""
    parts = []
    for node in paragraph._p.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):  # noqa: SLF001
        if any(parent.tag in (qn("w:txbxContent"), qn("w:del")) for parent in node.iterancestors()):
            continue
        tag = etree.QName(node).localname
        parts.append((node.text or "") if tag == "t" else "-" if tag == "noBreakHyphen" else " ")
    return "".join(parts)


def _is_bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _title(document: Document, lines: tuple[Line, ...]) -> str | None:
    """The first paragraph in style Title or Heading 1, else what the file's properties state."""
    for paragraph in document.paragraphs:
        style = paragraph.style.name if paragraph.style is not None else ""
        if style in ("Title", "Heading 1") and paragraph.text.strip():
            return tidy_line(paragraph.text)
    stated = tidy_line(document.core_properties.title or "")
    if len(stated) >= 8 and not re.match(r"(word document|document\d*$|untitled)", stated, re.IGNORECASE):
        return stated
    return next((line.text for line in lines[:5] if line.hint is BlockKind.HEADING), None)


def _language(document: Document) -> str | None:
    stated = (document.core_properties.language or "").lower()
    match = re.match(r"[a-z]{2,3}(?=$|-)", stated)
    return match[0] if match else None
