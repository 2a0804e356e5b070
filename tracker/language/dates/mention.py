"""What a date in running text is: where it stands, which days it means, how exactly."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from tracker.model import Precision


@dataclass(frozen=True, slots=True)
class DateMention:
    """An absolute calendar date ``text[start:end]``.

    ``first`` and ``last`` bound the days meant (equal for a single day, both ends of a month or of
    a range otherwise). Both are null when the words cannot be a date (31 June 2024) or cannot be
    decided (03/04/2024); ``precision`` is then ``UNKNOWN``.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day without its year ('11 June') or without month and year ('the 18th', '27th and 28th')."""

    start: int
    end: int
    text: str
    first_day: int
    last_day: int
    first_month: int | None = None
    last_month: int | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """The fields that a pattern has read; whole months have no days, whole years no months."""

    year: int
    month: int | None = None
    day: int | None = None
    last_year: int | None = None
    last_month: int | None = None
    last_day: int | None = None

    def interval(self) -> tuple[date, date] | None:
        """First and last day, or null when there is no such date; nothing is ever shifted."""
        last_month = self.last_month or self.month
        last_year = self.last_year or self.year
        try:
            first = date(self.year, self.month or 1, self.day or 1)
            if self.day is None:
                month = last_month or 12
                return first, date(last_year, month, calendar.monthrange(last_year, month)[1])
            last = date(last_year, last_month or 12, self.last_day or self.day)
        except (ValueError, calendar.IllegalMonthError):
            return None
        return (first, last) if first <= last else None

    @property
    def precision(self) -> Precision:
        """The smallest unit that is named."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY
