"""Calendar arithmetic: the interval of a unit seen from a day, its parts, and days shifted by units."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.model import Precision

_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``first`` to ``last``, both included.

    ``limit`` is the day that 'by' means where that is not the last day: by mid-2025 is 30 June.
    """

    first: date
    last: date
    precision: Precision
    limit: date | None = None

    @property
    def due(self) -> date:
        """The last day that is in time after 'by' or 'until'."""
        return self.limit or self.last


def day(value: date) -> Interval:
    """A single day."""
    return Interval(value, value, Precision.DAY)


def months(year: int, month: int, count: int, precision: Precision) -> Interval:
    """``count`` whole months from ``month`` of ``year``; the month may be outside 1 to 12."""
    first = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    return Interval(first, add_months(first, count) - timedelta(days=1), precision)


def season(year: int, name: str) -> Interval:
    """Meteorological season of the northern hemisphere; a winter begins in December of ``year``."""
    return months(year, _SEASONS[name], 3, Precision.SEASON)


def unit_at(anchor: date, unit: Precision, shift: int = 0) -> Interval:
    """The calendar unit that holds ``anchor``, or one ``shift`` units later. Weeks run Monday to Sunday."""
    if unit is Precision.DAY:
        return day(anchor + timedelta(days=shift))
    if unit is Precision.WEEK:
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=shift)
        return Interval(monday, monday + timedelta(days=6), unit)
    if unit is Precision.DECADE:
        return decade(anchor.year // 10 * 10 + 10 * shift)
    size = _MONTHS[unit]
    month = (anchor.month - 1) // size * size + 1
    return months(anchor.year, month + size * shift, size, unit)


def decade(year: int) -> Interval:
    """The ten years from ``year``: the 2030s are 2030 to 2039."""
    return Interval(date(year, 1, 1), date(year + 9, 12, 31), Precision.DECADE)


def add_months(start: date, count: int) -> date:
    """The same day ``count`` months on, or the last day of that month where it has no such day."""
    index = start.year * 12 + start.month - 1 + count
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def add(start: date, count: int, unit: Precision) -> date:
    """``start`` plus ``count`` units."""
    if unit is Precision.DAY:
        return start + timedelta(days=count)
    if unit is Precision.WEEK:
        return start + timedelta(weeks=count)
    return add_months(start, count * {Precision.DECADE: 120, **_MONTHS}[unit])


def split(whole: Interval, number: int, of: int, precision: Precision) -> Interval:
    """Part ``number`` (1-based; -1 is the last) of ``of`` equal parts, in whole months where possible."""
    index = of - 1 if number == -1 else number - 1
    span = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
    if whole.first.day == 1 and span % of == 0 and span >= of:
        size = span // of
        return months(whole.first.year, whole.first.month + size * index, size, precision)
    total = (whole.last - whole.first).days + 1
    cuts = [whole.first + timedelta(days=round(total * cut / of)) for cut in (index, index + 1)]
    return Interval(cuts[0], cuts[1] - timedelta(days=1), precision)


def early(whole: Interval) -> Interval:
    """First quarter of a year, first ten days of a month, first third of anything else."""
    if whole.precision is Precision.MONTH:
        return replace(whole, last=whole.first + timedelta(days=9))
    return split(whole, 1, 4 if whole.precision is Precision.YEAR else 3, whole.precision)


def late(whole: Interval) -> Interval:
    """Last quarter of a year, days from the 21st of a month, last third of anything else."""
    if whole.precision is Precision.MONTH:
        return replace(whole, first=whole.first + timedelta(days=20))
    return split(whole, -1, 4 if whole.precision is Precision.YEAR else 3, whole.precision)


def middle(whole: Interval) -> Interval:
    """June and July of a year, days 11 to 20 of a month, the second third of anything else."""
    if whole.precision is Precision.MONTH:
        first = whole.first + timedelta(days=10)
        return replace(whole, first=first, last=first + timedelta(days=9), limit=first + timedelta(days=4))
    half = split(whole, 1, 2, whole.precision).last
    if whole.precision is Precision.YEAR:
        return Interval(date(half.year, 6, 1), date(half.year, 7, 31), whole.precision, half)
    return replace(split(whole, 2, 3, whole.precision), limit=half)
