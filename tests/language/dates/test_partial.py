from __future__ import annotations

from datetime import date

import pytest

from tracker.language.dates import find_partials, resolve_partial, resolve_range

PRINTED = date(2024, 7, 19)


def days(text: str, toward: str) -> tuple[str, str] | None:
    (mention,) = find_partials(text)
    found = resolve_range(mention, PRINTED, toward)
    return (found[0].isoformat(), found[1].isoformat()) if found else None


@pytest.mark.parametrize(
    ("text", "toward", "day"),
    [
        ("They met on the 18th.", "past", "2024-07-18"),
        ("They met on the 25th.", "past", "2024-06-25"),
        ("They meet on the 18th.", "future", "2024-08-18"),
        ("on June 11", "past", "2024-06-11"),
        ("on June 11", "future", "2025-06-11"),
        ("on 2 March", "nearest", "2024-03-02"),
        ("on the 19th", "future", "2024-07-19"),
        ("지난 18일 서울에서", "past", "2024-07-18"),
        ("7月30日に開催", "future", "2024-07-30"),
    ],
)
def test_one_day(text: str, toward: str, day: str) -> None:
    (mention,) = find_partials(text)
    assert resolve_partial(mention, PRINTED, toward) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on the 27th and 28th.", "2024-07-27", "2024-07-28"),
        ("from the 27th to the 29th to hold", "2024-07-27", "2024-07-29"),
        ("on 30 July to 1 August", "2024-07-30", "2024-08-01"),
        ("December 30 to January 2", "2024-12-30", "2025-01-02"),
        ("27일부터 29일까지", "2024-07-27", "2024-07-29"),
    ],
)
def test_ranges(text: str, first: str, last: str) -> None:
    assert days(text, "future") == (first, last)


def test_a_day_that_the_month_does_not_have_is_never_shifted() -> None:
    assert days("by 31 June", "future") is None


@pytest.mark.parametrize(
    "text", ["on the 15th Talks", "July 19, 2024", "3일 이내", "10日以内", "March 2024", "30일간"]
)
def test_what_is_no_partial_date(text: str) -> None:
    assert find_partials(text) == []
