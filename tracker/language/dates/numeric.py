"""Dates in figures: ISO 8601, year-first with points or slashes, and day/month/year where decidable."""

from __future__ import annotations

import re

from tracker.language.dates.mention import Days

_TIME = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR = r"(?P<y1>(?:1[5-9]|20|21)\d\d)"

YEAR_FIRST: tuple[re.Pattern[str], ...] = (
    re.compile(rf"(?<![0-9A-Za-z_/.-]){_YEAR}-(?P<m1>\d{{1,2}})-(?P<d1>\d{{1,2}}){_TIME}(?![\d-])"),
    re.compile(rf"(?<![0-9A-Za-z_/.-]){_YEAR}/(?P<m1>\d{{1,2}})/(?P<d1>\d{{1,2}})(?![\d/])"),
    re.compile(
        rf"(?<![0-9A-Za-z_/.-]){_YEAR}\.\s?(?P<m1>\d{{1,2}})\.\s?(?P<d1>\d{{1,2}})(?!\d)(?:\.(?!\w))?"
    ),
    re.compile(
        rf"(?<![0-9A-Za-z_/.-]){_YEAR}(?P<m1>0[1-9]|1[0-2])(?P<d1>0[1-9]|[12]\d|3[01])(?:T\d{{4,6}}Z?)?(?![\w-])"
    ),
)
YEAR_LAST = re.compile(
    r"(?<![\w/.-])(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:1[5-9]|20|21)\d\d)(?!\w|[/.-]\d)"
)


def read_year_first(match: re.Match[str]) -> Days:
    """Year, month, day."""
    return Days(int(match["y1"]), int(match["m1"]), int(match["d1"]))


def read_year_last(match: re.Match[str]) -> Days | None:
    """Day and month in whichever order is the only possible one; null when both are possible."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if a == b or (a > 12 >= b):
        return Days(year, b, a)
    if b > 12 >= a:
        return Days(year, a, b)
    return None
