"""Points and stretches of time in a sentence, each with one key for all the ways to write it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from tracker.language.dates import find_dates, partial
from tracker.match.relation.units import Kind, Unit

_MONTHS = tuple(name.lower() for name in calendar.month_name[1:])
_DAYS = tuple(name.lower() for name in calendar.day_name)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_PART = re.compile(
    r"\b(?:(?P<nth>first|second|third|fourth|last)\s+(?P<what>quarter|half)|(?P<short>[QH][1-4]))"
    r"(?:\s+(?:of\s+)?(?:the\s+)?(?P<year>(?:19|20)\d\d|(?:this|next|last|following)\s+year|year))?\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?P<which>this|next|last|later this|earlier this|the (?:coming|following|previous|past|current))\s+"
    r"(?P<span>year|month|quarter|week|decade|spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"\b(?:the\s+)?(?P<season>spring|summer|autumn|winter|fall)\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(?P<from>(?P<century>19|20)\d\d)\s*(?:(?:to|until|through|[-–/])\s*(?P<to>(?:19|20)\d\d)|[-–/](?P<short>\d\d))\b(?![-–/.]\d)"
)
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_MONTH_NEAR_DAY = re.compile(r"(?:\d(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2}|[A-Z][a-z]{2,8}\.?\s+\d)")
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?=\s*(?:a\.?m|p\.?m|CET|CEST|EST|EDT|GMT|UTC|JST|KST|hours)\b)|\b\d{1,2}:\d{2}\b"
)
_NATIVE_MONTH = re.compile(r"(?P<n>十[一二]?|[一二三四五六七八九]|\d{1,2})(?:月|월)(?!間)")
_CJK_RELATIVE = re.compile(
    r"연말|연내|올해|내년|금년|다음\s?달|이번\s?달|年末|年内|今年|来年|来月|今月|上半期|下半期|상반기|하반기"
)
_EDGE = re.compile(
    r"(?:\bthe\s+)?\b(?P<edge>year-end|end|middle|mid|beginning|start|early|late)(?:\s+of(?:\s+the)?|[\s-])\s*$",
    re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(rf"\b(?:{'|'.join(_DAYS)}),?\s+(?:the\s+)?$", re.IGNORECASE)
_LAST_MONTH = 12
_EDGES = {"middle": "mid", "beginning": "early", "start": "early", "year-end": "end"}
_KANJI = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}


def find_times(text: str) -> list[Unit]:
    """Return dates, months, quarters, weekdays, clock times and 'next year' in order, without overlaps."""
    units: list[Unit] = []
    for start, end, key, first in sorted(_candidates(text), key=lambda found: (found[0], -found[1])):
        if units and start < units[-1].end:
            continue
        units.append(Unit(start, end, Kind.DATE, "@" + key, text[start:end], first=first))
    return units


Found = tuple[int, int, str, date | None]
"""Start, end, key, first day."""


def _candidates(text: str) -> Iterator[Found]:
    if re.search(r"\d|[〇一-九]", text):
        yield from _calendar(text)
    yield from _parts(text)
    yield from _months(text)
    for match in _RELATIVE.finditer(text):
        which = match["which"].lower().removeprefix("the ")
        yield _extended(text, match.start(), match.end(), f"{_same(which)} {match['span'].lower()}", None)
    for pattern in (_DAY, _CLOCK, _CJK_RELATIVE):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), re.sub(r"\s", "", match.group().lower()), None


def _calendar(text: str) -> Iterator[Found]:
    mentions = find_dates(text)
    for mention in mentions:
        key = f"{mention.first}~{mention.last}" if mention.first else mention.text.lower()
        yield _extended(text, mention.start, mention.end, key, mention.first)
    taken = tuple((mention.start, mention.end) for mention in mentions)
    for part in partial.find(text, taken) if _MONTH_NEAR_DAY.search(text) else ():
        if part.first_month:
            key = f"--{part.first_month:02}-{part.first_day:02}"
            if part.last_day != part.first_day:
                key += f"..{part.last_month or part.first_month:02}-{part.last_day:02}"
            yield _extended(text, part.start, part.end, key, None)
    for match in _YEARS.finditer(text):
        last = match["to"] or match["century"] + match["short"]
        if last > match["from"] and (match["to"] or int(match["short"]) > _LAST_MONTH):
            yield match.start(), match.end(), f"{match['from']}-01-01~{last}-12-31", None


def _months(text: str) -> Iterator[Found]:
    """Find months without a day; 'May' and 'March' at the very start may be verbs."""
    for match in _MONTH.finditer(text):
        verb = match.group() in {"May", "March"} and not match.start()
        if not verb:
            month = _MONTHS.index(match.group().lower()) + 1
            yield _extended(text, match.start(), match.end(), f"m{month}", None)
    for match in _NATIVE_MONTH.finditer(text):
        yield match.start(), match.end(), f"m{_native(match['n'])}", None


def _parts(text: str) -> Iterator[Found]:
    for match in _PART.finditer(text):
        if match["short"]:
            what, nth = match["short"][0].lower(), int(match["short"][1])
        else:
            what, nth = match["what"][0].lower(), _NTH[match["nth"].lower()]
            nth = 2 if what == "h" and nth == 4 else nth
        year = (match["year"] or "").lower()
        yield _extended(text, match.start(), match.end(), f"{what}{nth} {year}", None)
    for match in _SEASON.finditer(text):
        season = match["season"].lower().replace("fall", "autumn")
        yield match.start(), match.end(), f"{season} {match['year']}", None


def _extended(text: str, start: int, end: int, key: str, first: date | None) -> Found:
    """Take in a weekday before a day, and 'the end of' before any stretch of time."""
    weekday = _WEEKDAY_BEFORE.search(text, max(0, start - 16), start)
    if weekday:
        return weekday.start(), end, key, first
    edge = _EDGE.search(text[max(0, start - 24) : start])
    if not edge:
        return start, end, key, first
    name = edge["edge"].lower()
    return start - (min(24, start) - edge.start()), end, f"{_EDGES.get(name, name)} {key}", first


def _same(which: str) -> str:
    return {"coming": "next", "following": "next", "previous": "last", "past": "last", "current": "this"}.get(
        which, which
    )


def _native(form: str) -> int:
    if form.isdigit():
        return int(form)
    return sum(_KANJI[c] for c in form)
