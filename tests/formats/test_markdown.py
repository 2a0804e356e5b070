"""Markdown: front matter, blocks, and what is cut from words."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.errors import ReadError
from tracker.formats import read_page
from tracker.model import BlockKind, Line, Page

_FRONT = """---
title: "Joint Statement: Fourth Dialogue"
date: 2024-06-03
published: 5 June 2024
series: Straits Dialogue
number: 4th
place: Sundhavn
url: https://example.org/4
lang: en
---
"""


def read(text: str) -> Page:
    return read_page(text.encode(), name="a.md")


def lines(text: str) -> list[Line]:
    return list(read(text).lines)


def test_front_matter_is_stated_not_guessed() -> None:
    page = read(_FRONT + "# Security\n\nThey met.\n")
    assert page.title == "Joint Statement: Fourth Dialogue"
    assert (page.meeting_date, page.published_date) == (date(2024, 6, 3), date(2024, 6, 5))
    assert (page.series, page.number, page.place) == ("Straits Dialogue", 4, "Sundhavn")
    assert (page.url, page.language) == ("https://example.org/4", "en")
    assert page.lines[0] == Line(11, "Security", BlockKind.HEADING)


def test_toml_front_matter() -> None:
    page = read('+++\ntitle = "A"\ndate = 2024-06-03\n+++\nThey met.\n')
    assert (page.title, page.meeting_date) == ("A", date(2024, 6, 3))
    assert page.lines == (Line(5, "They met.", BlockKind.PARAGRAPH),)


def test_without_front_matter_nothing_is_stated() -> None:
    page = read("# Title\n\nThey met.")
    assert (page.title, page.meeting_date, page.published_date) == (None, None, None)


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("date: someday", "date 'someday' is no calendar day"),
        ("date: 2024-02-31", "front matter|calendar day"),
        ("number: fourth-ish", "no ordinal"),
        ("title: [unclosed", "front matter cannot be read"),
    ],
)
def test_malformed_front_matter_is_an_error(front: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read(f"---\n{front}\n---\nThey met.\n")


def test_rule_between_paragraphs_is_no_front_matter() -> None:
    assert [line.text for line in lines("---\n\nThey met.\n\n---\n\nThey left.\n")] == [
        "They met.",
        "They left.",
    ]


def test_lists_keep_their_numbers() -> None:
    found = lines("3. We agree\n   to act.\n4. We decide.\n   - at once\n\n* We go.\n")
    assert [(line.number, line.text, line.hint) for line in found] == [
        (1, "3. We agree to act.", BlockKind.NUMBERED),
        (3, "4. We decide.", BlockKind.NUMBERED),
        (4, "at once", BlockKind.BULLET),
        (6, "We go.", BlockKind.BULLET),
    ]


def test_second_paragraph_of_an_item_has_no_number() -> None:
    assert [line.text for line in lines("1. We agree.\n\n   It is late.\n")] == [
        "1. We agree.",
        "It is late.",
    ]


def test_emphasis_links_pictures_and_tags_leave_only_words() -> None:
    text = "They **reaf*firm*ed** the [Charter](https://x.org) ![seal](s.png)and `S/1` <b>now</b>.\n"
    assert [line.text for line in lines(text)] == ["They reaffirmed the Charter and S/1 now."]


def test_table_rows_are_lines() -> None:
    found = lines("| Pledge | Year |\n|---|---|\n| Shore power | 2027 |\n")
    assert [line.text for line in found] == ["Pledge | Year", "Shore power | 2027"]


def test_quotes_and_code_are_text() -> None:
    assert [line.text for line in lines("> They met.\n\n    We act.\n")] == ["They met.", "We act."]


def test_front_matter_alone_is_no_statement() -> None:
    with pytest.raises(ReadError, match="no text"):
        read(_FRONT)
