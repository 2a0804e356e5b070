"""PDF files made on the fly, with page heads, columns, hyphenation and notes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

SOFT = "\u00ad"
WIDTH, HEIGHT = A4
# The parts of a document: ("h", text), ("p", text), ("b", bullet), ("n", footnote).
Parts = list[tuple[str, str]]


@dataclass
class Sheet:
    """Draws parts into columns; words may be broken where they hold a soft hyphen."""

    columns: int = 1
    font: str = "Times-Roman"
    bold: str = "Times-Bold"
    size: float = 11
    head: str = ""
    foot: str = "Page {page}"
    rows: int = 44
    indent: float = 0
    gap: float = 6
    buffer: io.BytesIO = field(default_factory=io.BytesIO)

    def draw(self, parts: Parts, *, encrypt: str | None = None) -> bytes:
        self.canvas = Canvas(self.buffer, pagesize=A4, encrypt=encrypt)
        self.page, self.column = 0, self.columns
        self.lead = self.size * 1.25
        for kind, text in parts:
            self._part(kind, text)
        self.canvas.save()
        return self.buffer.getvalue()

    def _next_column(self) -> None:
        self.column += 1
        if self.column >= self.columns:
            if self.page:
                self.canvas.showPage()
            self.page, self.column = self.page + 1, 0
            self.canvas.setFont(self.font, 9)
            if self.page > 1:
                self.canvas.drawString(72, HEIGHT - 40, self.head)
            self.canvas.drawCentredString(WIDTH / 2, 36, self.foot.format(page=self.page))
        self.y = HEIGHT - 72
        self.bottom = max(72, self.y - self.rows * self.lead)

    def _part(self, kind: str, text: str) -> None:
        font = self.bold if kind == "h" else self.font
        size = {"h": self.size + 3, "n": self.size - 2.5}.get(kind, self.size)
        width = (WIDTH - 144 - 24 * (self.columns - 1)) / self.columns
        hang = 14 if kind == "b" else 0
        for place, line in enumerate(self._wrap(text, font, size, width - hang - self.indent)):
            if self.page == 0 or self.y < self.bottom:
                self._next_column()
            left = 72 + self.column * (width + 24) + hang + (self.indent if place == 0 and kind == "p" else 0)
            self.canvas.setFont(font, size)
            if kind == "b" and place == 0:
                self.canvas.drawString(left - 12, self.y, "•")
            self.canvas.drawString(left, self.y, line)
            self.y -= self.lead
        self.y -= self.gap

    def _wrap(self, text: str, font: str, size: float, width: float) -> Iterator[str]:
        line = ""
        for word in text.split(" ") if " " in text else list(text):
            glue = " " if line and " " in text else ""
            whole = line + glue + word.replace(SOFT, "")
            if pdfmetrics.stringWidth(whole, font, size) <= width:
                line = whole
                continue
            rest = word
            for end in reversed([at for at, sign in enumerate(word) if sign in (SOFT, "-")]):
                start = line + glue + word[:end].replace(SOFT, "") + "-"
                if pdfmetrics.stringWidth(start, font, size) <= width:
                    line, rest = start, word[end + 1 :]
                    break
            yield line
            line = rest.replace(SOFT, "")
        if line:
            yield line


@pytest.fixture(scope="session")
def asian_fonts() -> dict[str, str]:
    """Registered names of the CID fonts for Korean and Japanese."""
    names = {"ko": "HYSMyeongJo-Medium", "ja": "HeiseiMin-W3"}
    for name in names.values():
        pdfmetrics.registerFont(UnicodeCIDFont(name))
    return names


@pytest.fixture
def sheet() -> Callable[..., Sheet]:
    """The class that draws, to be called with its settings."""
    return Sheet


@pytest.fixture
def communique() -> Parts:
    """An invented communiqué long enough for several pages; soft hyphens show where words may break."""
    written = Path(__file__).with_name("communique.txt").read_text(encoding="utf-8").replace("~", SOFT)
    heading, *sentences = written.strip().split("\n\n")
    parts: Parts = [("h", heading)]
    for item, topic in enumerate(("Security", "Economy", "Environment", "Culture", "Outlook"), start=1):
        parts.append(("h", f"{topic} of the region"))
        for number, text in enumerate(sentences, start=1):
            said = " ".join(text.split())
            parts.append(("p", f"{said} This was item {item}.{number} of the agenda."))
        parts.append(
            ("b", f"officials will report on {topic} before the next meeting, to be held in Caldova;")
        )
        parts.append(("b", f"experts will exchange data on {topic} every month."))
    return parts
