from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tracker.language.day_words import long_day
from tracker.model import Counts, Digest
from tracker.render.summary import headline, news

NOTHING = dict.fromkeys(("dropped", "changed", "new", "reworded", "absent", "returned"), 0)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"dropped": 1}, ["1 sentence dropped"]),
        ({"new": 1}, ["1 new sentence"]),
        ({"new": 4, "returned": 1}, ["4 sentences new (1 of them returning)"]),
        ({"new": 2, "returned": 2}, ["2 sentences returning"]),
        (
            {"dropped": 2, "changed": 2, "new": 1, "reworded": 1, "absent": 1},
            ["2 sentences dropped", "2 changed", "1 new", "1 only reworded", "1 not mentioned"],
        ),
        ({}, []),
    ],
)
def test_counts_in_words(told: dict[str, int], expected: list[str]) -> None:
    assert news(NOTHING | told) == expected


def test_headline_of_an_unchanged_and_of_a_first_statement(example: Any) -> None:
    old, new = example.changes.previous, example.changes.statement
    same = Digest(new, old, None, Counts(verbatim=3), ())
    assert headline(same) == "Since the statement of 24 April 2024, nothing has changed."
    first = Digest(old, None, None, Counts(new=1), ())
    assert headline(first) == "The first statement of this series: 1 sentence, nothing to compare with yet."


def test_headline_lists_as_in_speech(example: Any) -> None:
    assert headline(example.digest) == (
        "Since the statement of 24 April 2024: 2 sentences dropped, 7 changed, "
        "4 new (1 of them returning) and 1 only reworded."
    )


def test_day_is_written_out() -> None:
    assert (long_day(date(2024, 4, 24)), long_day(None)) == ("24 April 2024", "undated")


def test_older_text_without_a_date_is_named_in_english(example: Any) -> None:
    undated = replace(example.changes.previous, meeting_date=None)
    same = Digest(example.changes.statement, undated, None, Counts(verbatim=3), ())
    assert headline(same) == "Since the older text (no date found), nothing has changed."
