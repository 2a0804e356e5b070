from __future__ import annotations

from datetime import date

import pytest

from tracker.language.day_words import short_day
from tracker.model import Deadline, Precision, Standing
from tracker.report.phrases import plural, quote, stood, when

FIRST, LAST = date(2020, 3, 1), date(2024, 4, 24)


@pytest.mark.parametrize(
    ("end", "precision", "expected"),
    [
        (date(2024, 12, 31), Precision.YEAR, "31 Dec 2024"),
        (date(2025, 6, 30), Precision.HALF, "mid-2025"),
        (date(2025, 6, 30), Precision.DAY, "30 Jun 2025"),
        (date(2030, 12, 31), Precision.DECADE, "the end of 2030"),
        (None, Precision.OPEN, "“in due course”"),
    ],
)
def test_deadline_as_one_would_say_it(end: date | None, precision: Precision, expected: str) -> None:
    assert when(Deadline("in due course", end, end, precision)) == expected


def test_standing_in_words() -> None:
    assert stood(Standing(9, 9, FIRST, LAST), absent=True) == (
        "in 9 of the last 9 statements, first on 1 Mar 2020, absent today"
    )
    assert stood(Standing(1, 1, FIRST, LAST), absent=True) is None
    assert stood(None, absent=True) is None
    assert stood(Standing(0, 0, None, None), absent=False) is None


def test_small_words() -> None:
    assert short_day(None) == "undated"
    assert (plural(1, "meeting"), plural(2, "meeting")) == ("1 meeting", "2 meetings")
    assert quote(" ‘a’  b. ") == "“‘a’ b”"
