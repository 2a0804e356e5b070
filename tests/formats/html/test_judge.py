"""Names of elements, and when they are believed."""

from __future__ import annotations

import pytest

from tracker.formats import read_page
from tracker.model import Page

_TEXT = "<p>The Ministers met in Sundhavn on 3 June 2024 and agreed to share charts of the strait.</p>"
_MORE = "<p>They agreed to open two ports to survey ships, and to report to their parliaments in May.</p>"


def _read(main: str) -> Page:
    return read_page(f"<html><body><main>{main}</main></body></html>".encode(), name="a.html")


@pytest.mark.parametrize(
    ("inner", "kept"),
    [
        ("We will plant 40,000 trees by 2030.", True),
        ('<a href="/n">We plant trees</a>: read the story.', False),
    ],
)
def test_cards_are_believed_to_lead_elsewhere_where_they_hold_links(inner: str, kept: bool) -> None:
    found = _read(f'<h1>Outcome</h1>{_TEXT}<div class="cards"><p>{inner}</p></div>{_MORE}')
    assert ("trees" in " ".join(line.text for line in found.lines)) is kept


@pytest.mark.parametrize("note", ["<sup>1</sup>", '<a href="#n1">1</a>', '<sup><a href="#n1">1</a></sup>'])
def test_the_number_of_a_note_is_no_part_of_the_sentence(note: str) -> None:
    found = _read(f"<p>We will spend 1% by 2030.{note} We will report.</p>{_TEXT}{_MORE}")
    assert "by 2030. We will report." in found.lines[0].text


def test_an_exponent_stays() -> None:
    page = (
        f"<html><body><main><p>An area of 30 km<sup>2</sup> is closed.</p>{_TEXT}{_MORE}</main></body></html>"
    )
    assert "30 km2 is closed." in read_page(page.encode(), name="a.html").lines[0].text
