"""PDF: columns, page heads, hyphens, wraps, and files that cannot be read."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from tracker.errors import ReadError
from tracker.formats import read_page
from tracker.model import BlockKind

_SOFT = "\u00ad"
_LAYOUTS: list[dict[str, Any]] = [
    {},
    {"columns": 2, "size": 10},
    {"columns": 2, "size": 9, "indent": 12, "gap": 0, "head": "Council of Straits States — Communiqué"},
    {"indent": 18, "gap": 0, "rows": 30, "head": "CSS/24/113", "foot": "{page}"},
    {
        "font": "Helvetica",
        "bold": "Helvetica-Bold",
        "size": 12,
        "head": "Joint Communiqué",
        "foot": "{page} / 9",
    },
]
Parts = list[tuple[str, str]]


@pytest.mark.parametrize(
    "layout", _LAYOUTS, ids=lambda layout: "-".join(map(str, layout.values())) or "plain"
)
def test_every_block_comes_out_whole_and_alone(
    sheet: Callable[..., Any], communique: Parts, layout: dict[str, Any]
) -> None:
    page = read_page(sheet(**layout).draw(communique), name="a.pdf")
    assert [line.text for line in page.lines] == [text.replace(_SOFT, "") for _, text in communique]


@pytest.mark.parametrize("layout", _LAYOUTS[2:4], ids=["two columns", "one column"])
def test_page_heads_and_numbers_are_discarded(
    sheet: Callable[..., Any], communique: Parts, layout: dict[str, Any]
) -> None:
    page = read_page(sheet(**layout).draw(communique), name="a.pdf")
    discarded = [item.text for item in page.discarded]
    assert layout["head"] in discarded
    assert len(discarded) >= 3


def test_roles(sheet: Callable[..., Any], communique: Parts) -> None:
    page = read_page(sheet().draw(communique), name="a.pdf")
    roles = {"h": BlockKind.HEADING, "p": BlockKind.PARAGRAPH, "b": BlockKind.BULLET}
    assert [line.hint for line in page.lines] == [roles[kind] for kind, _ in communique]
    assert page.title == communique[0][1]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("language", ["ko", "ja"])
def test_korean_and_japanese(
    sheet: Callable[..., Any], asian_fonts: dict[str, str], language: str, columns: int
) -> None:
    sentence = {
        "ko": "양측은 해저케이블 보호를 위한 공동 훈련을 2025년 상반기까지 실시하기로 합의하였다.",
        "ja": "双方は、国際秩序を維持するため、2024年3月までに協議を立ち上げることで一致した。",
    }[language]
    font = asian_fonts[language]
    gap = {"ko": " ", "ja": ""}[language]
    parts = [("p", f"({number}){gap}{sentence}{gap}{sentence}") for number in range(1, 25)]
    page = read_page(
        sheet(font=font, bold=font, columns=columns, foot="- {page} -").draw(parts), name="a.pdf"
    )
    joined = "\n".join(line.text for line in page.lines)
    assert joined.count(sentence) == 2 * len(parts)
    assert "- 1 -" not in joined


def test_real_hyphens_at_line_ends_stay(sheet: Callable[..., Any]) -> None:
    words = "They support a rules-based order with long-term, cost-effective steps in all of Asia-Pacific. "
    text = (words * 12).strip()
    for columns in (1, 2, 3):
        page = read_page(sheet(columns=columns).draw([("p", text)]), name="a.pdf")
        assert " ".join(line.text for line in page.lines) == text


def test_footnotes_do_not_cut_a_sentence(sheet: Callable[..., Any]) -> None:
    text = "The Ministers agreed to keep the channel open at all times and under all circumstances, " * 9
    parts = [("p", text + "and they left."), ("n", "1 See the statement of 3 June 2022.")]
    lines = [line.text for line in read_page(sheet().draw(parts), name="a.pdf").lines]
    assert lines == [text + "and they left.", "1 See the statement of 3 June 2022."]


def test_raised_note_marks_are_cut() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Times-Roman", 12)
    canvas.drawString(72, 700, "The Ministers recalled their statement")
    width = canvas.stringWidth("The Ministers recalled their statement", "Times-Roman", 12)
    canvas.setFont("Times-Roman", 7)
    canvas.drawString(72 + width, 705, "3")
    canvas.setFont("Times-Roman", 12)
    canvas.drawString(72 + width + 4, 700, " and agreed to renew it.")
    canvas.save()
    page = read_page(buffer.getvalue(), name="a.pdf")
    assert page.lines[0].text == "The Ministers recalled their statement and agreed to renew it."


def test_scan_without_text_asks_for_ocr() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.save()
    with pytest.raises(ReadError, match=r"scan\.pdf: .*no text.*OCR"):
        read_page(buffer.getvalue(), name="scan.pdf")


def test_encrypted(sheet: Callable[..., Any]) -> None:
    data = sheet().draw([("p", "Nobody may read this sentence.")], encrypt="key")
    with pytest.raises(ReadError, match="encrypted"):
        read_page(data, name="locked.pdf")


def test_damaged(sheet: Callable[..., Any], communique: Parts) -> None:
    data = sheet().draw(communique)
    with pytest.raises(ReadError, match="damaged"):
        read_page(data[:200], name="cut.pdf")


def test_too_many_pages() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for _ in range(401):
        canvas.drawString(72, 700, "A page of a very long report.")
        canvas.showPage()
    canvas.save()
    with pytest.raises(ReadError, match="401 pages"):
        read_page(buffer.getvalue(), name="long.pdf")
