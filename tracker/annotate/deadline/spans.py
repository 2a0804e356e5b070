"""Times counted from the meeting: next week, Friday, 15:45, the next six months, 60 days."""

from __future__ import annotations

import re

from tracker.annotate.deadline import interval as calendar
from tracker.annotate.deadline import words
from tracker.annotate.deadline.interval import Interval
from tracker.annotate.deadline.scan import Reading, Scan
from tracker.model import Precision

_CLOCK = re.compile(r"[0-2]?\d:[0-5]\d")


def shifted(scan: Scan, at: int) -> Reading | None:
    """'this week', 'next month', 'next quarter', 'the coming year', 'the month'."""
    definite = scan.low(at - 1) == "the"
    which = scan.low(at)
    unit = words.unit(scan.low(at + 1))
    if scan.at(at + 1).genitive and words.part(scan.low(at + 2)) is None:
        return None
    if unit and unit is not Precision.DAY and not scan.low(at + 1).endswith("s"):
        if which in words.words("this"):
            return Reading(_unit(scan, unit, 0), at + 2, bare=True)
        if which in words.words("next") and (definite or which != "next"):
            return Reading(_counted(scan, 1, unit), at + 2, bare=True, span=True)
        if which in words.words("next"):
            return Reading(_unit(scan, unit, 1), at + 2, bare=True)
    unit = words.unit(which)
    if unit and unit not in (Precision.DAY, Precision.HALF) and definite and not which.endswith("s"):
        return Reading(_unit(scan, unit, 0), at + 1, vague=True)
    return None


def weekday(scan: Scan, at: int) -> Reading | None:
    """'Friday', 'next Monday', 'this coming Thursday', 'tomorrow'."""
    if scan.low(at) == "tomorrow":
        return Reading(scan.relative(lambda day: calendar.unit_at(day, Precision.DAY, 1)), at + 1, bare=True)
    names = words.table("words")["weekdays"]
    named = int(scan.low(at) in words.words("this") | words.words("next"))
    named += named > 0 and scan.low(at + 1) in words.words("next")
    if scan.low(at + named) not in names:
        return None
    number = names.index(scan.low(at + named))
    if scan.low(at + named + 1) == "," or scan.at(at + named + 1).date:
        return None
    place = scan.relative(
        lambda day: calendar.day(calendar.add(day, (number - day.weekday()) % 7, Precision.DAY))
    )
    return Reading(place, at + named + 1, bare=bool(named))


def clock(scan: Scan, at: int) -> Reading | None:
    """'15:45 CET': a time of day is that of the meeting's own day."""
    if not _CLOCK.fullmatch(scan.low(at)):
        return None
    if any(scan.at(place).date for place in range(at + 1, at + 5)):
        return None
    stop = at + 1 + (scan.low(at + 1) in ("a", "p") and 3) + (scan.low(at + 1) in ("am", "pm"))
    stop += bool(re.fullmatch(r"[A-Z]{2,4}", scan.at(stop).text))
    return Reading(scan.relative(calendar.day), stop, inferred=True)


def span(scan: Scan, at: int) -> Reading | None:
    """'60 days', 'the next six months', 'the coming two years': counted from the meeting on."""
    ahead = scan.low(at) in words.words("next")
    count = words.number(scan.low(at + ahead))
    place = at + ahead + 1
    if count is None and scan.match(at + ahead, "half a"):
        return None
    if not ahead and count is not None and scan.low(place) in words.words("next"):
        ahead, place = True, place + 1
    place += scan.low(place) in ("calendar", "full", "consecutive")
    unit = words.unit(scan.low(place))
    if count is None or unit is None or scan.at(place).genitive:
        return None
    if scan.low(place).startswith("hour"):
        count = -(-count // 24)
    stop = place + 1
    ahead = ahead or scan.match(stop, "ahead") is not None
    return Reading(_counted(scan, count, unit), stop, bare=False, span=True)


def _unit(scan: Scan, unit: Precision, shift: int) -> Interval | None:
    return scan.relative(lambda day: calendar.unit_at(day, unit, shift))


def _counted(scan: Scan, count: int, unit: Precision) -> Interval | None:
    return scan.relative(lambda day: Interval(day, calendar.add(day, count, unit), unit))
