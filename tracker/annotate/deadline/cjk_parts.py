"""Parts of a Korean or Japanese period: a month of a year, a half, a quarter, a season, its end."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tracker.annotate.deadline import interval as calendar
from tracker.annotate.deadline import words
from tracker.annotate.deadline.interval import Interval
from tracker.language.dates.cjk import number
from tracker.model import Precision

_SEASONS = ("spring", "summer", "autumn", "winter")
_ALONE = ("month", "quarter", "first_half", "second_half", *_SEASONS)
_AS_TIME = re.compile(r"まで|に|頃|ごろ|까지|에(?!서)|쯤")


@dataclass(frozen=True, slots=True)
class Step:
    """One part word: its name in the data file, its number if it has one, the place after it."""

    name: str
    figure: int
    stop: int

    def apply(self, whole: Interval) -> Interval | None:
        """The part of ``whole`` that this word names; null when it has no such part."""
        yearly = whole.precision is Precision.YEAR
        if self.name in ("month", "quarter", *_SEASONS):
            return self._of_year(whole) if yearly else None
        if self.name in ("first_half", "second_half"):
            half = calendar.split(whole, 1 + (self.name == "second_half"), 2, whole.precision)
            return replace(half, precision=Precision.HALF) if yearly else half
        if self.name == "end":
            return replace(whole, first=whole.last, limit=None)
        return {"early": calendar.early, "middle": calendar.middle, "late": calendar.late}[self.name](whole)

    def _of_year(self, whole: Interval) -> Interval | None:
        if self.name == "quarter":
            return calendar.split(whole, self.figure, 4, Precision.QUARTER)
        if self.name in _SEASONS:
            return calendar.season(whole.first.year, self.name)
        if not 1 <= self.figure <= 12:
            return None
        offset = (self.figure - whole.first.month) % 12
        return calendar.months(whole.first.year, whole.first.month + offset, 1, Precision.MONTH)


def first(sentence: str, at: int, tongue: str) -> Step | None:
    """A part that can stand without the unit it belongs to: '하반기', '10月'."""
    return _read(sentence, at, tongue, _ALONE)


def following(sentence: str, at: int, tongue: str) -> Step | None:
    """Any part, after its unit."""
    return _read(sentence, at, tongue, None)


def _read(sentence: str, at: int, tongue: str, names: tuple[str, ...] | None) -> Step | None:
    for name, pattern in words.table(tongue)["parts"].items():
        if names and name not in names:
            continue
        match = re.compile(pattern).match(sentence, at)
        if match and names and name in _SEASONS and not _AS_TIME.match(sentence, match.end()):
            continue
        if match:
            return Step(name, number(match[1]) if match.groups() else 0, match.end())
    return None
