"""Lines of text with their place and size on a page, from PDFium's characters.

PDFium (the engine of Chromium, through pypdfium2) gives characters in the order in which the file
draws them, with line ends of its own guess. Lengths are points (1/72 inch), the origin is at the
lower left.
"""

from __future__ import annotations

import ctypes
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_GAP = 1.8
_RAISED = 0.8
_HYPHENS = {0x02: "\u00ad", 0xFFFE: "\u00ad"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character and its box."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A run of characters on one baseline. ``page`` counts from 0; a soft hyphen marks a broken word."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool = False

    @property
    def middle(self) -> float:
        """Height of its centre above the foot of the page."""
        return (self.top + self.bottom) / 2


def page_lines(text_page: Any, number: int) -> list[TextLine]:
    """All lines of an open pypdfium2 text page, in the order of the file."""
    lines = []
    for first, glyphs in _broken(text_page):
        bold = _is_bold(text_page, first)
        lines += [line for part in _split(glyphs) if (line := _line(part, number, bold)) is not None]
    return lines


def _broken(text_page: Any) -> Iterator[tuple[int, list[Glyph]]]:
    """Glyphs of each line, with the index of the first."""
    line: list[Glyph] = []
    first = 0
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in (0x0A, 0x0D):
            if line:
                yield first, line
            line = []
            continue
        glyph = _glyph(text_page, index, code)
        if line and not glyph.sign.isspace() and _is_elsewhere(line, glyph):
            yield first, line
            line = []
        if not line:
            first = index
        line.append(glyph)
    if line:
        yield first, line


def _glyph(text_page: Any, index: int, code: int) -> Glyph:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    size = pdfium.FPDFText_GetFontSize(text_page, index)
    height = top.value - bottom.value
    # Some producers scale a font of size 1, so the box has to tell the size.
    if size < 3 and height > 2:
        size = 1.4 * height
    sign = _HYPHENS.get(code) or (chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "")
    return Glyph(sign, left.value, bottom.value, right.value, top.value, size)


def _is_elsewhere(line: list[Glyph], glyph: Glyph) -> bool:
    """Whether a glyph stands on another line although PDFium set no line end before it."""
    last = next((seen for seen in reversed(line) if not seen.sign.isspace()), None)
    if last is None or not glyph.size:
        return False
    size = max(last.size, glyph.size)
    return glyph.top < last.bottom - 0.6 * size or glyph.bottom > last.top + 0.6 * size


def _split(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Cut a line where the gap is wider than any space: there are two columns, or cells of a table."""
    part: list[Glyph] = []
    for glyph in glyphs:
        seen = next((other for other in reversed(part) if not other.sign.isspace()), None)
        if seen and not glyph.sign.isspace() and _is_far(seen, glyph):
            yield part
            part = []
        part.append(glyph)
    yield part


def _is_far(seen: Glyph, glyph: Glyph) -> bool:
    gap = _GAP * max(glyph.size, seen.size, 4)
    return glyph.left - seen.right > gap or seen.left - glyph.right > gap


def _line(glyphs: list[Glyph], page: int, bold: bool) -> TextLine | None:
    inked = [glyph for glyph in glyphs if glyph.sign.strip()]
    if not inked:
        return None
    size = statistics.median(glyph.size for glyph in inked)
    floor = statistics.median(glyph.bottom for glyph in inked)
    text = "".join(
        glyph.sign for place, glyph in enumerate(glyphs) if not _is_note_mark(glyphs, place, size, floor)
    )
    return TextLine(
        text=text.strip(),
        page=page,
        left=min(glyph.left for glyph in inked),
        bottom=min(glyph.bottom for glyph in inked),
        right=max(glyph.right for glyph in inked),
        top=max(glyph.top for glyph in inked),
        size=size,
        bold=bold,
    )


def _is_note_mark(glyphs: list[Glyph], place: int, size: float, floor: float) -> bool:
    """Whether a glyph is a small raised figure behind a word, but no unit such as km²."""
    glyph = glyphs[place]
    if not glyph.sign.isdigit() or glyph.size >= _RAISED * size or glyph.bottom <= floor + 0.15 * size:
        return False
    before = "".join(seen.sign for seen in glyphs[max(0, place - 3) : place])
    return bool(before.strip()) and not (before.endswith(("m", "km", "cm")) and glyph.sign in "23")


def _is_bold(text_page: Any, index: int) -> bool:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, buffer, 128, flags)
    name = buffer.value.decode("utf-8", errors="replace").lower()
    return (
        "bold" in name
        or "black" in name
        or "heavy" in name
        or pdfium.FPDFText_GetFontWeight(text_page, index) >= 600
    )
