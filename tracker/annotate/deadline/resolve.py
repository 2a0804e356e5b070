"""Puts modifier and period together into a deadline, and judges it against meeting date and context."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from tracker.annotate.deadline import anchors, context, names, words
from tracker.annotate.deadline.context import Tense
from tracker.annotate.deadline.interval import Interval
from tracker.annotate.deadline.modifiers import Modifier, Role, modifier
from tracker.annotate.deadline.parts import period
from tracker.annotate.deadline.scan import Reading, Scan
from tracker.annotate.deadline.tokens import tokenise
from tracker.language.dates.english import MONTH
from tracker.model import Deadline, Precision


@dataclass(frozen=True, slots=True)
class Found:
    """A deadline with its place in the sentence and whether a limit word led it."""

    deadline: Deadline
    start: int
    end: int
    role: Role


@cache
def _may_hold_time() -> re.Pattern[str]:
    """Any word without which no sentence can name a time; most sentences have none and end here."""
    data = words.table("words")
    names = [
        *data["units"],
        *data["seasons"],
        *data["weekdays"],
        *data["gatherings"],
        "tomorrow",
        "fy",
        "end",
    ]
    names += [
        "tomorrow",
        "fy",
        "end",
        *(name.split()[0] for event in words.table("events")["event"] for name in event["names"]),
    ]
    return re.compile(rf"\d|\b(?:{'|'.join(sorted(set(names)))}|{MONTH})", re.IGNORECASE)


def find(sentence: str, meeting: date | None) -> list[Found]:
    """All dated and unresolved deadlines of an English sentence, in order."""
    found: list[Found] = []
    if not _may_hold_time().search(sentence):
        return found
    scan = Scan(tokenise(sentence), meeting)
    at = 0
    while at < len(scan.tokens):
        lead = modifier(scan, at) or Modifier(Role.BARE, at, at)
        read = _read(scan, lead)
        if read is None:
            at += 1
            continue
        one = _judge(sentence, scan, lead, read)
        if one:
            found.append(one)
        at = max(read.stop, at + 1)
    return found


def _read(scan: Scan, lead: Modifier) -> Reading | None:
    reading = period(scan, lead.stop)
    if reading is None and lead.role in (Role.LIMIT, Role.BEFORE, Role.AT):
        named = lead.role is Role.AT or lead.words == "by"
        reading = _event(scan, lead.stop, named) or _stretch(scan, lead)
    if reading and scan.low(lead.stop) in words.words("determiners"):
        reading = replace(reading, stop=anchors.gathering_after(scan, reading.stop) or reading.stop)
    if reading is None or (lead.role is Role.BARE and not reading.bare and not _is_plain_day(scan, reading)):
        return None
    if reading.vague and lead.role not in (Role.LIMIT, Role.BEFORE):
        return None
    return _span(scan, lead, reading) if reading.span else _tail(scan, lead, reading)


def _is_plain_day(scan: Scan, reading: Reading) -> bool:
    """A day to come without any preposition and without a noun after it ('travel to Seoul May 20-22')."""
    follow = scan.at(reading.stop)
    days = reading.interval
    if days is None or days.precision is not Precision.DAY or scan.at(reading.stop - 1).date is None:
        return False
    return (scan.meeting is None or days.first > scan.meeting) and (
        not follow.text[:1].isalnum() or follow.low in words.words("function")
    )


def _event(scan: Scan, at: int, named: bool) -> Reading | None:
    """An event that no table knows, with the time that may follow it: 'at its next meeting in March'."""
    reading = anchors.unknown_event(scan, at, named=named)
    link = modifier(scan, reading.stop) if reading else None
    if reading and reading.interval is None and link and link.role is Role.AT:
        return period(scan, link.stop) or reading
    return reading


def _stretch(scan: Scan, lead: Modifier) -> Reading | None:
    """The undated end of a period, with the words that only say when the period began."""
    reading = anchors.unknown_stretch(scan, lead.stop) if lead.role is not Role.AT else None
    link = modifier(scan, reading.stop) if reading else None
    if reading is None or link is None or link.role is Role.AT:
        return reading
    inner = period(scan, link.stop)
    if inner is None:
        return reading
    return replace(inner if link.role is Role.LIMIT else reading, stop=inner.stop)


def _span(scan: Scan, lead: Modifier, reading: Reading) -> Reading | None:
    """A stretch: '60 days' needs 'within' (or 'the next'), and may name the day it counts from."""
    ahead = any(scan.low(at) in words.words("next") for at in range(lead.stop, reading.stop))
    ahead = (
        ahead
        or scan.low(reading.stop) in ("ahead", "hence", "time")
        or bool(scan.match(reading.stop, "from now"))
    )
    if not ahead and lead.words.split(" ")[0] not in ("within", "inside", "not", "no"):
        return None
    anchor = anchors.counted_from(scan, reading) if not ahead else None
    if anchor is None:
        return reading
    again = period(anchor[0], lead.stop)
    return Reading(again.interval if again else None, anchor[1], span=True)


def _tail(scan: Scan, lead: Modifier, reading: Reading) -> Reading:
    """'from X to Y', 'between X and Y' and 'X at the latest' end later than their first period."""
    stop = reading.stop
    if lead.words in ("from", "between") and scan.low(stop) in ("to", "until", "through", "and", "till"):
        second = period(scan, stop + 1)
        if second and reading.interval and second.interval:
            first = reading.interval.first
            if reading.inferred and not second.inferred:
                first = _same_year(first, second.interval.last)
            whole = Interval(first, second.interval.last, second.interval.precision)
            return Reading(whole, second.stop)
    for phrase in words.table("modifiers")["latest"]:
        end = scan.match(stop, phrase)
        if end is not None and (phrase != "on" or lead.role is Role.FROM):
            return replace(reading, stop=end)
    return reading


def _same_year(first: date, last: date) -> date:
    """'between June and December 2021': the year said once counts for both, unless that turns them round."""
    moved = first.replace(year=last.year, day=min(first.day, 28))
    return moved if moved <= last else moved.replace(year=last.year - 1)


def _judge(sentence: str, scan: Scan, lead: Modifier, read: Reading) -> Found | None:
    """The deadline that modifier and reading make, or null when it is none."""
    start, end = scan.at(lead.start).start, scan.at(read.stop - 1).end
    where = context.place(sentence, start, end)
    if lead.role in (Role.AT, Role.BARE) and names.is_after_something(scan, lead):
        return None
    if lead.role is Role.AFTER or names.is_name(scan, lead, read) or context.is_reference(where):
        return None
    tense = context.tense(context.Place(f"{where.before}{lead.words} ", where.after))
    days = _days(scan, lead, read)
    limit = lead.role in (Role.LIMIT, Role.BEFORE)
    if days is None:
        wanted = tense is Tense.FUTURE or (limit and tense is not Tense.PAST)
        return _made(sentence, start, end, None, lead.role) if wanted else None
    if context.is_forecast(where) or not _undertaken(read, days.last, scan, tense, lead.role):
        return None
    if read.inferred and context.names_today(where):
        return None
    past = scan.meeting is not None and days.last < scan.meeting
    return _made(sentence, start, end, None if past else days, lead.role)


def _undertaken(read: Reading, last: date, scan: Scan, tense: Tense, role: Role) -> bool:
    """Whether the time can be that of something still to come."""
    limit = role in (Role.LIMIT, Role.BEFORE)
    if read.interval is None or scan.meeting is None or read.inferred:
        return tense is Tense.FUTURE or (limit and tense is not Tense.PAST)
    if last < scan.meeting:
        return limit and tense is Tense.FUTURE
    if read.interval.first == read.interval.last == scan.meeting:
        return False
    if read.interval.first > scan.meeting:
        return tense is Tense.FUTURE or role is not Role.BARE or (read.bare and tense is not Tense.PAST)
    return tense is Tense.FUTURE or (limit and tense is not Tense.PAST)


def _days(scan: Scan, lead: Modifier, read: Reading) -> Interval | None:
    days = read.interval
    if days is None:
        return None
    if lead.role is Role.BEFORE:
        whole_end = days.first == days.last and days.precision is not Precision.DAY
        last = days.last if whole_end or read.vague else days.first - timedelta(days=1)
    elif lead.role is Role.LIMIT:
        last = days.due
    elif lead.role is Role.FROM and days.limit:
        return Interval(days.limit, days.limit, days.precision)
    else:
        return days
    return Interval(min(scan.meeting or last, last), last, days.precision)


def _made(sentence: str, start: int, end: int, days: Interval | None, role: Role) -> Found:
    phrase = sentence[start:end]
    if days is None:
        return Found(Deadline(phrase, None, None, Precision.UNKNOWN), start, end, role)
    return Found(Deadline(phrase, days.first, days.last, days.precision), start, end, role)
