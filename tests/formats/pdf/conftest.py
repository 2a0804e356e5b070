"""PDF files made on the fly, with page heads, columns, hyphenation and notes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

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
    para = [
        "The Ministers of the Straits countries met in Sundhavn on 3 and 4 June 2024 at the invi\u00adta\u00adtion of the "
        "Govern\u00adment of Norrmark. They reviewed the imple\u00admen\u00adta\u00adtion of the agree\u00admentsreached in 2022.".replace("mentsreached", "ments reached"),
        "They reaf\u00adfirmed their support for the rules-based inter\u00adnational order and for free\u00addom of navi\u00adga\u00adtion in "
        "the north\u00adern basin. They con\u00addemned the jamming of satel\u00adlite signals and called for the imme\u00addiate "
        "release of the detained crew.",
        "The Ministers agreed to estab\u00adlish a perma\u00adnent liaison office by the end of 2025 and to pro\u00advide it "
        "with ade\u00adquate staff. They decided to hold long-term con\u00adsul\u00adta\u00adtions on under\u00adsea infra\u00adstruc\u00adture.",
        "They wel\u00adcomed the com\u00admence\u00adment of nego\u00adti\u00ada\u00adtions on ferry safety and undertook to con\u00adclude them "
        "within eighteen months. They also noted that co-operation among coast guards had improved con\u00adsid\u00ader\u00adably.",
    ]
    parts: Parts = [("h", "Joint Communiqué of the Straits Ministers")]
    for round_, topic in enumerate(("Security", "Economy", "Environment", "Culture", "Next steps"), start=1):
        parts.append(("h", f"{topic} of the region"))
        for number, text in enumerate(para, start=1):
            parts.append(("p", f"{text} This was item {round_}.{number} of the agenda."))
        parts.append(("b", f"senior officials will report on {topic.lower()} before the next meeting, which will be held in Caldova;"))
        parts.append(("b", f"experts will exchange data on {topic.lower()} every month."))
    return parts
