"""Heads and feet of printed pages in plain text."""

from __future__ import annotations

from tracker.formats.page_marks import without_page_marks
from tracker.formats.plain import plain_lines


def _page(number: int, of: int, *paragraphs: str) -> str:
    return "\n\n".join((*paragraphs, f"Page {number} of {of}", "Harbour Council – Outcome"))


def test_a_sentence_cut_by_a_page_break_is_one_paragraph_again() -> None:
    text = (
        _page(1, 2, "The members agreed to share charts and", "")
        + "\n\nto meet again.\n\n"
        + _page(2, 2, "End.")
    )
    lines, told = without_page_marks(plain_lines(text))
    assert "Page" not in " ".join(line.text for line in lines)
    assert {line.text for line in told} == {"Page 1 of 2", "Page 2 of 2", "Harbour Council – Outcome"}
    texts = [line.text for line in lines if line.text]
    assert texts[:2] == ["The members agreed to share charts and", "to meet again."]


def test_numbers_of_a_list_are_no_page_numbers() -> None:
    text = "\n".join(("1", "We will share charts.", "2", "We will meet again.", "3", "We will report."))
    lines, told = without_page_marks(plain_lines(text))
    assert not told
    assert len(lines) == 6
