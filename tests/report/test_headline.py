from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tracker.model import Change, ChangeKind, Direction, Kind, Standing
from tracker.report import headline


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            Change(ChangeKind.STRENGTH, "condemned", "expressed grave concern", Direction.SOFTENED),
            "“condemned” softened to “expressed grave concern”",
        ),
        (
            Change(ChangeKind.STRENGTH, "noted", "pledged", Direction.STRENGTHENED),
            "“noted” strengthened to “pledged”",
        ),
        (Change(ChangeKind.NUMBER, "four", "five"), "Number changed from “four” to “five”"),
        (Change(ChangeKind.PARTY, None, "Corvane"), "Now names “Corvane”"),
        (Change(ChangeKind.PLACE, "Oslo", None), "No longer names “Oslo”"),
        (Change(ChangeKind.NEGATION, "not", None), "No longer negated: “not”"),
        (Change(ChangeKind.DATE, None, "May"), "Adds “May”"),
        (Change(ChangeKind.WORDING, "without delay", None), "No longer says “without delay”"),
        (Change(ChangeKind.PROGRESS, "agreed to hold", "held"), "Moved on: “agreed to hold” became “held”"),
        (Change(ChangeKind.QUALIFIER, "all", "most"), "“all” became “most”"),
    ],
)
def test_change_in_plain_words(change: Change, expected: str) -> None:
    assert headline.describe(change) == expected


def test_weightiest_change_comes_first_and_two_are_enough() -> None:
    changes = (
        Change(ChangeKind.WORDING, "big", "large"),
        Change(ChangeKind.DATE, "May", "June"),
        Change(ChangeKind.NEGATION, None, "not"),
    )
    assert headline.of_changes(changes) == "Now negated: “not”; date changed from “May” to “June”"


def test_no_change_has_no_headline() -> None:
    assert headline.of_changes(()) is None


@pytest.mark.parametrize(
    ("present", "of", "expected"),
    [
        (9, 9, "Dropped after standing in 9 of the last 9 statements"),
        (1, 9, "Dropped after one statement"),
        (1, 1, "Dropped"),
    ],
)
def test_drop_says_how_long_it_stood(build: Any, present: int, of: int, expected: str) -> None:
    assert headline.of_drop(build.gone(build.note("Gone."), present=present, of=of)) == expected


def test_drop_of_a_dated_promise_names_the_date(build: Any) -> None:
    note = build.note("They will map.", Kind.COMMITMENT, build.due(date(2025, 1, 2)))
    assert headline.of_drop(build.gone(note)) == "Dropped, was due by 2 Jan 2025"


def test_return_says_how_long_it_was_absent(build: Any) -> None:
    standing = Standing(2, 6, date(2020, 1, 1), date(2022, 10, 3))
    back = build.fresh(build.note("Back."), returns_after=3, standing=standing)
    assert headline.of_new(back) == "Returns after 3 meetings of absence, last seen 3 Oct 2022"


def test_long_quotation_is_cut_at_a_word() -> None:
    change = Change(ChangeKind.WORDING, None, "word " * 40)
    line = headline.describe(change)
    assert line.endswith("word …”")
    assert len(line) < 70


def test_equal_words_are_never_told_as_a_change_of_one_into_the_other() -> None:
    line = headline.describe(Change(ChangeKind.STRENGTH, "will", "Will", Direction.SOFTENED))
    assert line == "Other words around “Will”, which is softer"


def test_another_number_comes_before_a_name_on_one_side_only() -> None:
    changes = (Change(ChangeKind.PARTY, None, "Corvane"), Change(ChangeKind.NUMBER, "214", "260"))
    assert headline.of_changes(changes) == "Number changed from “214” to “260”; now names “Corvane”"
