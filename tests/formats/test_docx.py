"""DOCX: styles, computed numbers, tables, tracked changes, and archives that are no document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tracker.errors import ReadError
from tracker.formats import read_page
from tracker.model import BlockKind, Page


def read(fill: Callable[[Any], None]) -> Page:
    document = docx.Document()
    fill(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return read_page(buffer.getvalue(), name="a.docx")


def pairs(page: Page) -> list[tuple[BlockKind | None, str]]:
    return [(line.hint, line.text) for line in page.lines]


def test_styles_tell_the_roles() -> None:
    def fill(document: Any) -> None:
        document.add_heading("Joint Statement", 0)
        document.add_heading("Security", 2)
        document.add_paragraph("They met in\u00a0Sundhavn. ")
        document.add_paragraph("")
        document.add_paragraph("to act at once", style="List Bullet")
        document.add_paragraph("• to report", style="Normal")

    page = read(fill)
    assert page.title == "Joint Statement"
    assert pairs(page) == [
        (BlockKind.HEADING, "Joint Statement"),
        (BlockKind.HEADING, "Security"),
        (BlockKind.PARAGRAPH, "They met in Sundhavn."),
        (BlockKind.BULLET, "to act at once"),
        (BlockKind.BULLET, "to report"),
    ]


def test_numbers_that_word_computes_are_in_the_text() -> None:
    def fill(document: Any) -> None:
        for text in ("We agree.", "We decide.", "We act."):
            document.add_paragraph(text, style="List Number")

    assert pairs(read(fill)) == [
        (BlockKind.NUMBERED, "1. We agree."),
        (BlockKind.NUMBERED, "2. We decide."),
        (BlockKind.NUMBERED, "3. We act."),
    ]


def test_bold_line_is_a_heading() -> None:
    def fill(document: Any) -> None:
        document.add_paragraph().add_run("Next steps").bold = True
        document.add_paragraph().add_run("They agreed to act.").bold = True

    assert [kind for kind, _ in pairs(read(fill))] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_rows_of_data_and_cells_of_prose() -> None:
    def fill(document: Any) -> None:
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ("Pledge", "Year", "Shore power", "2027"), strict=True):
            cell.text = text
        layout = document.add_table(1, 2)
        layout.cell(0, 0).text = "They agreed to act."
        layout.cell(0, 1).text = "They left."
        merged = document.add_table(1, 3)
        merged.cell(0, 0).merge(merged.cell(0, 2)).text = "Annex"

    assert [text for _, text in pairs(read(fill))] == [
        "Pledge | Year",
        "Shore power | 2027",
        "They agreed to act.",
        "They left.",
        "Annex",
    ]


def test_proposed_deletions_are_out_and_insertions_in() -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("They will ")
        for tag, inner, text in (("w:del", "w:delText", "consider to "), ("w:ins", "w:t", "act.")):
            change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
            words.text = text
            run.append(words)
            change.append(run)
            paragraph._p.append(change)

    assert [text for _, text in pairs(read(fill))] == ["They will act."]


def test_text_of_links_is_kept() -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("They recalled the ")
        link, run, words = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:t")
        link.set(qn("w:anchor"), "x")
        words.text = "Charter"
        run.append(words)
        link.append(run)
        paragraph._p.append(link)
        paragraph.add_run(".")

    assert [text for _, text in pairs(read(fill))] == ["They recalled the Charter."]


def test_title_of_the_properties_is_second_choice() -> None:
    def fill(document: Any) -> None:
        document.core_properties.title = "Communiqué of the Ministers"
        document.core_properties.language = "en-GB"
        document.add_paragraph("They met.")

    page = read(fill)
    assert (page.title, page.language) == ("Communiqué of the Ministers", "en")


def test_document_without_text() -> None:
    with pytest.raises(ReadError, match=r"a\.docx: .*no text"):
        read(lambda document: document.add_paragraph(" "))


def test_truncated_document() -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with pytest.raises(ReadError, match="damaged"):
        read_page(buffer.getvalue()[:-500], name="a.docx")


def test_bomb_is_not_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    with pytest.raises(ReadError, match="far more"):
        read_page(buffer.getvalue(), name="bomb.docx")
