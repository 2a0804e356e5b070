"""Parts of periods ('end of', 'first half of', 'later', 'mid-') and the choice among all rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tracker.annotate.deadline import anchors, fiscal, periods, spans, words
from tracker.annotate.deadline import interval as calendar
from tracker.annotate.deadline.interval import Interval
from tracker.annotate.deadline.scan import Reading, Scan
from tracker.model import Precision

_DEEPEST = 4
Rule = Callable[[Scan, int], Reading | None]


def period(scan: Scan, at: int) -> Reading | None:
    """The time that begins at ``at``, by the first rule that reads one; articles are passed over."""
    if scan.depth > _DEEPEST:
        return None
    skipped = scan.low(at) in words.words("determiners") or (
        scan.low(at) == "this" and scan.low(at + 1) in words.words("next")
    )
    for start in (at, at + 1) if skipped else (at,):
        for rule in _RULES:
            reading = rule(scan, start)
            if reading:
                return _with_days(scan, reading)
    return None


def _with_days(scan: Scan, reading: Reading) -> Reading:
    """Join 'in 2025, no later than …' style tails that belong to the same time."""
    if scan.low(reading.stop) == "preferably":
        return replace(reading, stop=reading.stop + 1)
    return reading


def edge(scan: Scan, at: int) -> Reading | None:
    """'the end of June', 'end-2025', 'early next year', 'later in the year', 'mid-September'."""
    name = words.part(scan.low(at))
    if name is None:
        return None
    stop = at + 1
    stop += scan.low(stop) in ("part", "days", "weeks", "months", "stages")
    stop += name in ("early", "late", "later") and scan.low(stop) == "on"
    adverb = name in ("early", "late", "later")
    joined = scan.low(stop) == "of" or (adverb and scan.low(stop) in ("in", "on", "into"))
    inner = period(scan.deeper(), stop + joined)
    if inner is None or inner.span or (name in ("start", "rest", "course") and not joined):
        return None
    bare = name in ("early", "late", "later", "middle") or inner.bare
    if inner.interval is None or inner.interval.precision is Precision.DAY:
        return None if inner.interval else replace(inner, bare=bare, vague=False)
    return replace(inner, interval=_cut(name, inner.interval, scan.meeting), bare=bare, vague=False)


def _cut(name: str, whole: Interval, meeting: date | None) -> Interval:
    if name == "end":
        return replace(whole, first=whole.last, limit=None)
    if name == "start":
        return replace(calendar.early(whole), limit=whole.first)
    if name == "middle":
        return calendar.middle(whole)
    if name == "early":
        return calendar.early(whole)
    if name == "late":
        return calendar.late(whole)
    if name in ("later", "rest") and meeting and whole.first <= meeting <= whole.last:
        return replace(whole, first=meeting)
    return whole


def genitive_end(scan: Scan, at: int) -> Reading | None:
    """'year-end', 'the year's end', 'month-end'."""
    unit = words.unit(scan.low(at))
    if unit is None or scan.low(at + 1) not in ("end", "close") or scan.low(at + 2) == "of":
        return None
    place = scan.relative(
        lambda day: replace(calendar.unit_at(day, unit), first=calendar.unit_at(day, unit).last)
    )
    if unit is Precision.YEAR and scan.low(at + 2).isdigit():
        named = periods.year(scan, at + 2)
        if named and named[0]:
            end = date(named[0], 12, 31)
            return Reading(Interval(end, end, unit), named[1], bare=True)
    return Reading(place, at + 2, bare=False)


def fraction(scan: Scan, at: int) -> Reading | None:
    """'the first half of 2025', 'the fourth quarter', 'the last week of July'."""
    number = words.ordinal(scan.low(at))
    if number is None:
        return None
    count = words.number(scan.low(at + 1)) if words.unit(scan.low(at + 2)) else None
    unit_at = at + 1 + (count is not None)
    unit = words.unit(scan.low(unit_at))
    if unit is None:
        return None
    joined = scan.low(unit_at + 1) in ("of", "in")
    inner = period(scan.deeper(), unit_at + 1 + joined)
    if inner is None or inner.span:
        return _of_this_year(scan, number, unit, unit_at + 1) if not joined else None
    if count is None and number == 1 and scan.low(unit_at).endswith("s"):
        return replace(inner, interval=calendar.early(inner.interval) if inner.interval else None, bare=True)
    part = _fraction(inner.interval, number, count or 1, unit) if inner.interval else None
    if inner.interval is not None and part is None:
        return None
    if inner.vague and part and scan.meeting and _mostly_over(part, scan.meeting):
        part = None
    return replace(inner, interval=part, bare=True, vague=False)


def _mostly_over(part: Interval, meeting: date) -> bool:
    """Said in December, 'the second half of the year' may well mean that of the year spoken of before."""
    return part.first + (part.last - part.first) / 2 < meeting


def _fraction(whole: Interval, number: int, count: int, unit: Precision) -> Interval | None:
    if unit is Precision.HALF:
        return calendar.split(whole, number, 2, Precision.HALF if whole.precision is Precision.YEAR else unit)
    if unit is Precision.QUARTER:
        return calendar.split(whole, number, 4, unit)
    if unit is Precision.WEEK and whole.precision is Precision.MONTH:
        return _week(whole, number)
    if number == -1:
        first = calendar.add(whole.last, -count, unit)
        begin = calendar.unit_at(first, unit, 1).first
        return Interval(begin, whole.last, unit)
    start = calendar.add(whole.first, (number - 1) * count, unit)
    end = calendar.add(start, count, unit)
    return Interval(start, calendar.add(end, -1, Precision.DAY), unit) if end <= whole.last else None


def _week(month: Interval, number: int) -> Interval:
    """Seven days counted from the first, or the last seven, of a month."""
    if number == -1:
        return Interval(calendar.add(month.last, -6, Precision.DAY), month.last, Precision.WEEK)
    first = calendar.add(month.first, 7 * (number - 1), Precision.DAY)
    return Interval(first, calendar.add(first, 6, Precision.DAY), Precision.WEEK)


def _of_this_year(scan: Scan, number: int, unit: Precision, stop: int) -> Reading | None:
    """A quarter or half that names no year: the first one that is not past."""
    if unit not in (Precision.QUARTER, Precision.HALF) or scan.low(stop - 1).endswith("s"):
        return None
    of = 4 if unit is Precision.QUARTER else 2

    def coming(meeting: date) -> Interval:
        years = [calendar.unit_at(date(y, 1, 1), Precision.YEAR) for y in (meeting.year, meeting.year + 1)]
        parts = [calendar.split(whole, number, of, unit) for whole in years]
        return parts[0] if parts[0].last >= meeting else parts[1]

    return Reading(scan.relative(coming), stop, inferred=True)


def whole_of(scan: Scan, at: int) -> Reading | None:
    """'the week of 9 September', 'the month of May', 'the year 2025'."""
    unit = words.unit(scan.low(at))
    skip = 2 if scan.low(at + 1) in ("of", "beginning", "starting") else 1
    if unit not in (Precision.WEEK, Precision.MONTH):
        return None
    inner = periods.absolute(scan, at + skip) or periods.month(scan, at + skip)
    if inner is None or (inner.interval and skip == 1):
        return None
    whole = inner.interval
    return replace(inner, interval=calendar.unit_at(whole.first, unit) if whole else None)


_RULES: tuple[Rule, ...] = (
    edge,
    genitive_end,
    fraction,
    whole_of,
    anchors.event,
    fiscal.fiscal,
    periods.absolute,
    periods.month,
    periods.season,
    periods.whole_year,
    periods.quarter,
    spans.shifted,
    spans.weekday,
    spans.clock,
    spans.span,
)
