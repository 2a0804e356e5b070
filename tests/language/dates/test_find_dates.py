from __future__ import annotations

from datetime import date

import pytest

from tracker.language.dates import find_dates
from tracker.model import Precision


def read(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (m.text, m.first and m.first.isoformat(), m.last and m.last.isoformat()) for m in find_dates(text)
    ]


def one_day(words: str, day: str) -> list[tuple[str, str, str]]:
    return [(words, day, day)]


@pytest.mark.parametrize(
    "words",
    [
        "July 19, 2024", "Jul. 19, 2024", "JULY 19, 2024", "July 19th, 2024", "19 July 2024", "19 Jul 2024",
        "the 19th of July 2024", "19th of July, 2024", "19-Jul-2024", "2024-07-19", "2024-07-19T09:30:00Z",
        "2024/07/19", "2024.7.19.", "2024. 7. 19.", "20240719", "19/07/2024", "7/19/2024", "19.7.2024",
        "2024년 7월 19일", "2024年7月19日", "令和6年7月19日", "２０２４年７月１９日", "二〇二四年七月十九日",
    ],
)  # fmt: skip
def test_one_day_in_many_spellings(words: str) -> None:
    assert read(f"Met: {words} (Seoul)") == one_day(words, "2024-07-19")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Jan. 30-31, 2013", "2013-01-30", "2013-01-31"),
        ("27 to 29 July 2024", "2024-07-27", "2024-07-29"),
        ("30 July – 1 August 2024", "2024-07-30", "2024-08-01"),
        ("July 30-August 1, 2024", "2024-07-30", "2024-08-01"),
        ("28 December 2023 – 2 January 2024", "2023-12-28", "2024-01-02"),
        ("2024년 7월 27일~29일", "2024-07-27", "2024-07-29"),
        ("2024年7月30日から8月1日", "2024-07-30", "2024-08-01"),
    ],
)
def test_ranges_of_days(words: str, first: str, last: str) -> None:
    assert read(f"held {words} there") == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "precision"),
    [
        ("in February 2024", "February 2024", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("during July–August 2024", "July–August 2024", "2024-07-01", "2024-08-31", Precision.MONTH),
        ("by 2030", "2030", "2030-01-01", "2030-12-31", Precision.YEAR),
        ("the 2023–2025 plan", "2023–2025", "2023-01-01", "2025-12-31", Precision.YEAR),
        ("2024년 7월 회의", "2024년 7월", "2024-07-01", "2024-07-31", Precision.MONTH),
        ("平成元年", "平成元年", "1989-01-01", "1989-12-31", Precision.YEAR),
    ],
)
def test_months_and_years(text: str, words: str, first: str, last: str, precision: Precision) -> None:
    found = find_dates(text)
    assert [(m.text, m.first, m.last, m.precision) for m in found] == [
        (words, date.fromisoformat(first), date.fromisoformat(last), precision)
    ]


@pytest.mark.parametrize(
    "words", ["31 June 2024", "February 29, 2023", "2024-13-01", "2024년 2월 30일", "03/04/2024"]
)
def test_impossible_or_undecidable_dates_are_returned_without_days(words: str) -> None:
    (mention,) = find_dates(f"on {words}.")
    assert (mention.text, mention.first, mention.last) == (words, None, None)
    assert mention.precision is Precision.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "They may 2024 times march 3 abreast", "2000 troops", "1950 soldiers", "for 3년 and 3年間",
        "page 2.5 of 1,990", "$2024", "paragraph 12", "version 1.2.3", "日本", "",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


def test_offsets_point_into_the_text() -> None:
    text = "Adopted on 4 March 1964 (resolution 186 (1964)), extended to 15 June 1990."
    assert [text[m.start : m.end] for m in find_dates(text)] == ["4 March 1964", "1964", "15 June 1990"]
