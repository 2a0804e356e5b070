"""Korean and Japanese deadlines: [base] part* particle, over the same calendar as the English grammar.

A base is a date, a unit seen from the meeting ('내년', '来月') or implied ('연말', '年内'); parts narrow it
('상반기', '3月', '末'); the particle after it gives the role ('까지', 'から'). The words are data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from tracker.annotate.deadline import cjk_parts, words
from tracker.annotate.deadline import interval as calendar
from tracker.annotate.deadline.interval import Interval
from tracker.annotate.deadline.modifiers import Role
from tracker.language.dates import DateMention, PartialDate, Toward, find_dates, find_partials, resolve_range
from tracker.language.dates.cjk import number
from tracker.model import Precision

_OTHER_START = re.compile(r"(?:후|이후|부터|後|から|より)\s*$")
"""'서명 후 30일 이내': counted from something the sentence does not date."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time in a Korean or Japanese sentence; days are null when they cannot be known."""

    start: int
    end: int
    role: Role
    days: Interval | None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class _Base:
    days: Interval | None
    stop: int
    role: Role = Role.AT
    inferred: bool = False


def language(sentence: str) -> str | None:
    """The data file of the sentence's language, or null when it is mostly written in other letters."""
    if sentence.isascii():
        return None
    letters = [mark for mark in sentence if mark.isalpha()]
    hangul = sum("가" <= mark <= "힣" for mark in letters)
    east = hangul + sum("ぁ" <= mark <= "ヿ" or "一" <= mark <= "鿿" for mark in letters)
    if east * 2 < len(letters) or not letters:
        return None
    return "korean" if hangul * 2 >= east else "japanese"


def find(sentence: str, meeting: date | None, tongue: str) -> list[Time]:
    """All times of a sentence, past ones too, in order."""
    found: list[Time] = []
    at = 0
    while at < len(sentence):
        base = _base(sentence, at, meeting, tongue)
        if base is None or base.stop == at:
            at += 1
            continue
        time = _with_particle(sentence, at, base, meeting, tongue)
        found.append(time)
        at = time.end
    return [time for time in found if time.role is not Role.AFTER]


def _base(sentence: str, at: int, meeting: date | None, tongue: str) -> _Base | None:
    for rule in (_absolute, _implied, _shifted, _span, _partless):
        base = rule(sentence, at, meeting, tongue)
        if base:
            return base
    return None


def _absolute(sentence: str, at: int, meeting: date | None, tongue: str) -> _Base | None:
    """A date that stands at ``at``; a year followed by 度 is a Japanese fiscal year."""
    for mention in _mentions(sentence):
        if mention.start != at:
            continue
        if isinstance(mention, PartialDate):
            days = resolve_range(mention, meeting, Toward.FUTURE) if meeting else None
            return _Base(Interval(*days, Precision.DAY) if days else None, mention.end, inferred=True)
        if mention.first is None or mention.last is None:
            return _Base(None, mention.end)
        whole = Interval(mention.first, mention.last, mention.precision)
        if tongue == "japanese" and mention.text.endswith("度"):
            whole = calendar.months(mention.first.year, 4, 12, Precision.YEAR)
        return _narrow(sentence, mention.end, whole, tongue)
    return None


@lru_cache(maxsize=64)
def _mentions(sentence: str) -> tuple[DateMention | PartialDate, ...]:
    return (*find_dates(sentence), *find_partials(sentence))


def _implied(sentence: str, at: int, meeting: date | None, tongue: str) -> _Base | None:
    """'연말', '年内', '年度末': a unit and its part in one word, of the meeting's own unit."""
    for name, pattern in words.table(tongue)["implied"].items():
        match = re.compile(pattern).match(sentence, at)
        if not match:
            continue
        unit, part = name.split("_")
        whole = _unit(unit, meeting, 0) if meeting else None
        if whole and part == "end":
            whole = replace(whole, first=whole.last)
        return _Base(whole, match.end(), Role.LIMIT if part == "within" else Role.AT)
    return None


def _unit(name: str, meeting: date, shift: int) -> Interval:
    if name == "fiscal":
        year = meeting.year - (meeting.month < 4) + shift
        return calendar.months(year, 4, 12, Precision.YEAR)
    return calendar.unit_at(meeting, Precision(name), shift)


def _shifted(sentence: str, at: int, meeting: date | None, tongue: str) -> _Base | None:
    """'내년', '다음 달', '来週', with the parts that follow."""
    for unit, table in words.table(tongue)["base"].items():
        for pattern, shift in table.items():
            match = re.compile(pattern).match(sentence, at)
            if match:
                whole = _unit(unit, meeting, shift) if meeting else None
                return _narrow(sentence, match.end(), whole, tongue)
    return None


def _span(sentence: str, at: int, meeting: date | None, tongue: str) -> _Base | None:
    """'3개월 이내', '今後2年間': counted from the meeting; a bare length of time is none."""
    data = words.table(tongue)["span"]
    match = re.compile(data["pattern"]).match(sentence, at)
    if not match or not (match["lead"] or match["tail"]) or sentence[at - 1 : at].isdigit():
        return None
    count = data["counts"].get(match["count"]) or number(match["count"])
    unit = data["units"][match["unit"]]
    if unit == "hour":
        count, unit = -(-count // 24), "day"
    precision = Precision(unit)
    known = meeting if match["lead"] or not _OTHER_START.search(sentence[:at]) else None
    days = Interval(known, calendar.add(known, count, precision), precision) if known else None
    return _Base(days, match.end(), Role.LIMIT if match["tail"] else Role.AT)


def _partless(sentence: str, at: int, meeting: date | None, tongue: str) -> _Base | None:
    """'하반기', '10月': parts whose year is not said are those of the first one not past."""
    if sentence[at - 1 : at].isdigit():
        return None
    step = cjk_parts.first(sentence, at, tongue)
    if step is None:
        return None
    days = None
    if meeting:
        years = [calendar.unit_at(date(y, 1, 1), Precision.YEAR) for y in (meeting.year, meeting.year + 1)]
        options = [step.apply(year) for year in years]
        days = next((option for option in options if option and option.last >= meeting), None)
    base = _narrow(sentence, step.stop, days, tongue)
    return replace(base, inferred=True)


def _narrow(sentence: str, at: int, whole: Interval | None, tongue: str) -> _Base:
    """Apply the parts that follow a base, and a day of the named year."""
    while True:
        space = at + (sentence[at : at + 1] in (" ", "の"))
        partial = next((mention for mention in _mentions(sentence) if mention.start == space), None)
        if isinstance(partial, PartialDate) and partial.first_month:
            days = resolve_range(partial, whole.first, Toward.FUTURE) if whole else None
            return _Base(Interval(*days, Precision.DAY) if days else None, partial.end)
        step = cjk_parts.following(sentence, space, tongue)
        if step is None:
            return _Base(whole, at)
        if step.name == "within":
            return _Base(whole, step.stop, Role.LIMIT)
        whole = step.apply(whole) if whole else None
        at = step.stop


def _with_particle(sentence: str, at: int, base: _Base, meeting: date | None, tongue: str) -> Time:
    for name, pattern in words.table(tongue)["particles"].items():
        match = re.compile(rf"\s?(?:{pattern})").match(sentence, base.stop)
        if match:
            role = Role.AT if name == "limit" and _is_range(base) else Role(name)
            if role is Role.FROM:
                whole = _through(sentence, match.end(), base, meeting, tongue)
                if whole:
                    return replace(whole, start=at)
            return Time(at, match.end(), role, base.days, base.inferred)
    close = re.compile(r"에(?!서)|に|中に|で(?=、)").match(sentence, base.stop)
    return Time(at, close.end() if close else base.stop, base.role, base.days, base.inferred)


def _is_range(base: _Base) -> bool:
    """'10일부터 12일까지' as one date: its own 'until' is no limit."""
    days = base.days
    return (
        days is not None
        and days.precision is Precision.DAY
        and days.first < days.last
        and base.role is Role.AT
    )


def _through(sentence: str, at: int, base: _Base, meeting: date | None, tongue: str) -> Time | None:
    """'X부터 Y까지': from the first day of X to the last of Y."""
    at += sentence[at : at + 1] == " "
    second = _base(sentence, at, meeting, tongue)
    if not second or not second.days or not base.days or second.days.last < base.days.first:
        return None
    limit = re.compile(rf"\s?(?:{words.table(tongue)['particles']['limit']})").match(sentence, second.stop)
    if not limit:
        return None
    whole = Interval(base.days.first, second.days.last, second.days.precision)
    return Time(at, limit.end(), Role.AT, whole, base.inferred)
