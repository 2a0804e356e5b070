from __future__ import annotations

from datetime import date

import pytest

from tracker.annotate.deadline import interval
from tracker.model import Precision

YEAR = interval.unit_at(date(2025, 5, 5), Precision.YEAR)
FEBRUARY = interval.unit_at(date(2024, 2, 10), Precision.MONTH)


@pytest.mark.parametrize(
    ("unit", "shift", "first", "last"),
    [
        (Precision.WEEK, 0, "2024-12-30", "2025-01-05"),
        (Precision.MONTH, 1, "2025-02-01", "2025-02-28"),
        (Precision.QUARTER, -1, "2024-10-01", "2024-12-31"),
        (Precision.HALF, 1, "2025-07-01", "2025-12-31"),
        (Precision.DECADE, 0, "2020-01-01", "2029-12-31"),
    ],
)
def test_units(unit: Precision, shift: int, first: str, last: str) -> None:
    found = interval.unit_at(date(2025, 1, 1), unit, shift)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


def test_parts_of_a_year_and_a_month() -> None:
    assert interval.early(YEAR).last == date(2025, 3, 31)
    assert interval.late(FEBRUARY).first == date(2024, 2, 21)
    assert interval.middle(YEAR).due == date(2025, 6, 30)
    assert interval.split(YEAR, -1, 4, Precision.QUARTER).first == date(2025, 10, 1)


def test_a_month_added_to_the_31st_ends_with_the_month() -> None:
    assert interval.add(date(2024, 1, 31), 1, Precision.MONTH) == date(2024, 2, 29)


def test_a_winter_reaches_into_the_next_year() -> None:
    assert interval.season(2024, "winter").last == date(2025, 2, 28)
