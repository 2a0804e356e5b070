"""Whole periods: months, seasons, years, quarters, this and next unit, spans of N units, dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from tracker.annotate.deadline import interval as calendar
from tracker.annotate.deadline import words
from tracker.annotate.deadline.interval import Interval
from tracker.annotate.deadline.scan import Reading, Scan
from tracker.language.dates import DateMention, PartialDate, Toward, resolve_range
from tracker.language.dates.english import MONTH_NAME, month_number
from tracker.model import Precision

_YEAR = re.compile(r"(?:19|20|21)\d\d")
_DECADE = re.compile(r"\d{3}0s")
_SHORT = re.compile(r"([qh])([1-4])")
_ILLEGIBLE = re.compile(r"(?=.*\d)[1il2]\w{2,3}")
"""A year that scanning has spoiled, such as '198?' or 'l983'; it is not to be guessed."""


def year(scan: Scan, at: int) -> tuple[int | None, int] | None:
    """The year at ``at`` ('2025', 'of next year'; null without a meeting date) and the index after it."""
    at += scan.low(at) in ("of", "in")
    figure = at + (scan.low(at) == "the")
    figure += scan.low(figure) == "calendar"
    figure += scan.low(figure) == "year"
    if _YEAR.fullmatch(scan.low(figure)) and not scan.at(figure).genitive:
        return int(scan.low(figure)), figure + 1
    found = _shifted_year(scan, at)
    if found is None:
        return None
    shift, stop = found
    return (scan.meeting.year + shift if scan.meeting else None), stop


def _shifted_year(scan: Scan, at: int) -> tuple[int, int] | None:
    at += scan.low(at) == "the"
    definite = scan.low(at - 1) == "the"
    calendar_year = scan.low(at + 1) == "calendar"
    stop = at + 2 + calendar_year
    if scan.low(stop - 1) == "year":
        if scan.low(at) in words.words("this"):
            return 0, stop
        if scan.low(at) in words.words("next") and (calendar_year or not definite):
            return 1, stop
    if scan.low(at) == "year" and scan.low(at - 1) == "the":
        return 0, at + 1
    if scan.match(at, "new year") and scan.low(at - 1) == "the":
        return 1, at + 2
    return None


def absolute(scan: Scan, at: int) -> Reading | None:
    """A calendar date, complete or without its year; impossible ones are read without days."""
    mention = scan.at(at).date
    if isinstance(mention, DateMention):
        if mention.first is None or mention.last is None:
            return Reading(None, at + 1)
        return Reading(Interval(mention.first, mention.last, mention.precision), at + 1)
    if not isinstance(mention, PartialDate):
        return None
    if mention.first_month and _ILLEGIBLE.fullmatch(scan.low(at + 1)):
        return Reading(None, at + 2)
    named = year(scan, at + 1) if mention.first_month else None
    if named:
        start = date(named[0], 1, 1) if named[0] else None
        stop = named[1]
    else:
        start, stop = scan.meeting, at + 1
    days = resolve_range(mention, start, Toward.FUTURE) if start else None
    return Reading(Interval(*days, Precision.DAY) if days else None, stop, inferred=not named)


def month(scan: Scan, at: int) -> Reading | None:
    """'March', 'next March', 'March next year', 'February of 2025'; without a year the one to come."""
    shift = 1 if scan.low(at) in words.words("next") else 0
    named = shift or scan.low(at) in words.words("this")
    name = scan.at(at + bool(named)).text
    if not MONTH_NAME.fullmatch(name):
        return None
    stop = at + bool(named) + 1
    stop += scan.at(stop).text == "." and name.lower() not in ("may", "june", "july") and len(name) < 5
    return _dated(
        scan, stop, lambda y: calendar.months(y, month_number(name), 1, Precision.MONTH), bool(named)
    )


def season(scan: Scan, at: int) -> Reading | None:
    """'this autumn', 'next spring', 'summer 2025', 'the spring of next year'."""
    names = words.table("words")["seasons"]
    named = scan.low(at) in words.words("next") or scan.low(at) in words.words("this")
    name = scan.low(at + named)
    if name not in names or (name == "fall" and not named and scan.low(at - 1) != "the"):
        return None
    return _dated(scan, at + named + 1, lambda y: calendar.season(y, names[name]), named)


def _dated(scan: Scan, stop: int, make: Callable[[int], Interval], bare: bool) -> Reading:
    """``make(year)`` for the year that follows at ``stop``, or for the first year not yet past."""
    named = year(scan, stop)
    if named:
        return Reading(make(named[0]) if named[0] else None, named[1], bare=True)

    def coming(meeting: date) -> Interval:
        return next(i for i in map(make, range(meeting.year - 1, meeting.year + 2)) if i.last >= meeting)

    return Reading(scan.relative(coming), stop, bare=bare, inferred=not bare)


def whole_year(scan: Scan, at: int) -> Reading | None:
    """'2025', 'next year', 'the year' and, in figures, '2030s'."""
    if _DECADE.fullmatch(scan.low(at)):
        return Reading(calendar.decade(int(scan.low(at)[:4])), at + 1)
    found = year(scan, at) if scan.low(at) not in ("of", "in") else None
    if found is None:
        return None
    value, stop = found
    bare = scan.low(stop - 1) == "year"
    if bare and scan.at(stop - 1).genitive:
        return None
    vague = bare and not {scan.low(stop - 2), scan.low(stop - 3)} & (
        words.words("this") | words.words("next")
    )
    one = calendar.unit_at(date(value, 1, 1), Precision.YEAR) if value else None
    return Reading(one, stop, bare=bare and not vague, vague=vague)


def quarter(scan: Scan, at: int) -> Reading | None:
    """'Q3 2025', 'H1 next year' (the ordinals are parts of a year, see ``parts``)."""
    short = _SHORT.fullmatch(scan.low(at))
    if not short or (short[1] == "h" and short[2] > "2"):
        return None
    of, precision = (4, Precision.QUARTER) if short[1] == "q" else (2, Precision.HALF)
    return _dated(
        scan,
        at + 1,
        lambda y: calendar.split(
            calendar.unit_at(date(y, 1, 1), Precision.YEAR), int(short[2]), of, precision
        ),
        bare=True,
    )
