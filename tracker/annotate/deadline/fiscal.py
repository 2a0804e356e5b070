"""Fiscal years, which begin in another month in every country and resolve only where that is said."""

from __future__ import annotations

import re
from datetime import date

from tracker.annotate.deadline import interval as calendar
from tracker.annotate.deadline import words
from tracker.annotate.deadline.interval import Interval
from tracker.annotate.deadline.scan import Reading, Scan
from tracker.model import Precision

_FISCAL = re.compile(r"(?P<who>[A-Z]*)FY(?P<year>\d{4}|\d{2})?")
_COUNTRY = frozenset(["u", "s", ".", "us", "japan", "japanese", "federal", "india", "korea", "its"])


def fiscal(scan: Scan, at: int) -> Reading | None:
    """'fiscal year 2025', 'FY2025': resolved only where the country says when it begins."""
    while scan.low(at) in _COUNTRY:
        at += 1
    short = _FISCAL.fullmatch(scan.at(at).text)
    named = scan.low(at) in words.words("this") or scan.low(at) in words.words("next")
    long = scan.low(at + named) in ("fiscal", "financial", "budget") and (
        scan.low(at + named + 1) == "year" or scan.low(at + named + 1).isdigit()
    )
    if not short and not long:
        return None
    stop = at + named + 1 + (scan.low(at + named + 1) == "year") if long else at + 1
    figure = short["year"] if short and short["year"] else None
    if figure is None and re.fullmatch(r"(?:20)?\d\d", scan.low(stop)):
        figure, stop = scan.low(stop), stop + 1
    begins = _fiscal_start(scan, at, short["who"] if short else "")
    if begins is None:
        return Reading(None, stop, bare=True)
    shift = int(scan.low(at) in words.words("next"))
    named_year = (int(figure) % 100 + 2000) if figure else None
    return Reading(_fiscal_year(scan, begins, named_year, shift), stop, bare=True)


def _fiscal_start(scan: Scan, at: int, who: str) -> int | None:
    """First month of the fiscal year: October of the year before in the US, April in Japan."""
    before = {who.lower(), *(scan.low(at - back) for back in (1, 2, 3, 4))}
    if before & {"j", "jfy", "japan", "japanese", "japan’s", "india", "indian"}:
        return 4
    return -2 if before & {"us", "u", "federal", "states", "american"} else None


def _fiscal_year(scan: Scan, begins: int, named: int | None, shift: int) -> Interval | None:
    if named is not None:
        return calendar.months(named, begins, 12, Precision.YEAR)

    def current(meeting: date) -> Interval:
        options = [calendar.months(meeting.year + step, begins, 12, Precision.YEAR) for step in (-1, 0, 1)]
        here = next(option for option in options if option.first <= meeting <= option.last)
        return calendar.months(here.last.year + shift, here.last.month - 11, 12, Precision.YEAR)

    return scan.relative(current)
