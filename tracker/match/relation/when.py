"""Points and stretches of time in a sentence, each with one key for all the ways to write it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from tracker.language.dates import english, find_dates, partial
from tracker.match.relation.clock import find_clock
from tracker.match.relation.lexicon import load
from tracker.match.relation.periods import find_periods
from tracker.match.relation.units import Kind, Unit

_MONTHS = tuple(name.lower() for name in calendar.month_name[1:])
_ORDINALS: dict[str, float] = load("measures")["ordinals"]
ORDINAL_DAYS = {
    f"{ten}-{name}": int(base + nth)
    for ten, base in (("twenty", 20), ("thirty", 30))
    for name, nth in _ORDINALS.items()
    if nth < 10 and base + nth <= 31
} | {name: int(nth) for name, nth in _ORDINALS.items() if nth <= 31}
"""Days of a month in words, the longer names first."""
_DAYS = tuple(name.lower() for name in calendar.day_name)
_RELATIVE = re.compile(
    r"\b(?P<which>this|next|last|later this|earlier this"
    r"|(?:the )?(?:coming|following|previous|preceding|past|current))\s+"
    r"(?:(?:fiscal|financial|calendar|academic|budget)\s+)?"
    r"(?P<span>year|month|quarter|week|decade|spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(?P<from>(?P<century>19|20)\d\d)\s*"
    r"(?:(?:to|until|through|[-–/]|(?<=between \d{4} )and)\s*(?P<to>(?:19|20)\d\d)"
    r"|[-–/](?P<short>\d\d))\b(?![-–/.]\d)"
)
_YEAR_MONTH = (
    re.compile(r"(?<![\w/.-])(?P<y>(?:19|20)\d\d)[-/](?P<m>0[1-9]|1[0-2])(?![\w/]|[-.]\d)"),
    re.compile(r"(?<![\w/.-])(?P<m>0[1-9]|1[0-2])[/.](?P<y>(?:19|20)\d\d)(?![\w/]|[-.]\d)"),
)
_MONTH = re.compile(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_MONTH_LIST = re.compile(
    rf"\b(?P<first>{english.MONTH})(?=\s*(?:,|and|or|to|&|-|through|until)\s*(?:{english.MONTH}\s*(?:,|and|or)\s*)*"
    rf"{english.MONTH}\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b)(?!\s*(?:-|to|through|until))"
)
"""A month that takes its year from a later one of its list ('January and February 2026')."""
_MONTH_RANGE = re.compile(
    rf"\b(?P<first>{english.MONTH})\s*(?:-|to|through|until)\s*(?P<last>{english.MONTH})\s+(?:of\s+)?"
    r"(?P<year>(?:19|20)\d\d)\b"
)
_SPELLED_DAY = re.compile(
    rf"\b(?:(?:the\s+)?(?P<d1>{'|'.join(ORDINAL_DAYS)})\s+(?:of\s+)?(?P<m1>{english.MONTH})"
    rf"|(?P<m2>{english.MONTH})\s+(?:the\s+)?(?P<d2>{'|'.join(ORDINAL_DAYS)}))(?:,?\s+(?P<year>(?:19|20)\d\d))?\b",
    re.IGNORECASE,
)
_LIST = r"(?P<days>\d{1,2}(?:,\s*\d{1,2})+,?\s+and\s+\d{1,2})"
_DAYS_LISTED = (
    re.compile(rf"\b{_LIST}\s+(?P<m>{english.MONTH})(?:,?\s+(?P<y>(?:19|20)\d\d))?\b"),
    re.compile(rf"\b(?P<m>{english.MONTH})\s+{_LIST}(?:,\s+(?P<y>(?:19|20)\d\d))?\b"),
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN_MONTH = re.compile(
    rf"(?<![\w.])(?P<d>\d{{1,2}})[. ]\s?(?P<m>{'|'.join(_ROMAN)})[. ]\s?(?P<y>(?:19|20)\d\d)\b"
)
_SHORT_FIGURES = re.compile(r"(?<![\w/.-])\d{1,2}(?P<s>[/.])\d{1,2}(?P=s)\d\d(?![\w/]|[-.]\d)")
_MONTH_NEAR_DAY = re.compile(r"(?:\d(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2}|[A-Z][a-z]{2,8}\.?\s+\d)")
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b", re.IGNORECASE)
_NATIVE_MONTH = re.compile(r"(?P<n>十[一二]?|[一二三四五六七八九]|\d{1,2})(?:月|월)(?!間)")
_CJK_RELATIVE = re.compile(
    r"연말|연내|올해|내년|금년|다음\s?달|이번\s?달|年末|年内|今年|来年|来月|今月|上半期|下半期|상반기|하반기"
)
_EDGE = re.compile(
    r"(?:\bthe\s+)?\b(?P<edge>year-end|end|close|middle|mid|beginning|start|early|late)"
    r"(?:\s+of(?:\s+the)?(?:\s+(?:calendar\s+)?year)?|[\s-])\s*$",
    re.IGNORECASE,
)
_CALENDAR_YEAR = re.compile(r"\b(?:the\s+)?(?:calendar\s+)?year\s+$", re.IGNORECASE)
_WEEKDAY_BEFORE = re.compile(
    rf"\b(?:{'|'.join(_DAYS)}|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\b\.?),?\s+(?:the\s+)?$", re.IGNORECASE
)
_WEEKDAY_AFTER = re.compile(
    rf"\s*\((?:{'|'.join(_DAYS)}|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?|[日月火水木金土](?:曜日)?|[일월화수목금토](?:요일)?)\)",
    re.IGNORECASE,
)
_SPANS = ("year", "month", "quarter", "week", "decade", "spring", "summer", "autumn", "fall", "winter")
_MAY_NAME_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"(\d{4})-01-01~\1-12-31")
_LAST_MONTH = 12
_EDGES = {"middle": "mid", "beginning": "early", "start": "early", "year-end": "end", "close": "end"}
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
    for start, end, key in find_periods(text):
        yield _extended(text, start, end, key, None)
    if _MAY_NAME_MONTH.search(text):
        yield from _spelled_days(text)
        yield from _months(text)
    for match in _NATIVE_MONTH.finditer(text) if not text.isascii() else ():
        yield match.start(), match.end(), f"m{_native(match['n'])}", None
    low = text.lower()
    for match in _RELATIVE.finditer(text) if any(span in low for span in _SPANS) else ():
        which = match["which"].lower().removeprefix("the ")
        yield _extended(text, match.start(), match.end(), f"{_same(which)} {match['span'].lower()}", None)
    for start, end, key in find_clock(text):
        yield start, end, key, None
    for match in _DAY.finditer(text) if "day" in low else ():
        yield match.start(), match.end(), match.group().lower(), None
    for match in _CJK_RELATIVE.finditer(text) if not text.isascii() else ():
        yield match.start(), match.end(), re.sub(r"\s", "", match.group()), None


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
    yield from _figures(text)


def _figures(text: str) -> Iterator[Found]:
    """Find spans of years, months in figures and days with a year of two digits."""
    for match in _YEARS.finditer(text):
        last = match["to"] or match["century"] + match["short"]
        if last > match["from"] and (match["to"] or int(match["short"]) > _LAST_MONTH):
            yield match.start(), match.end(), f"{match['from']}-01-01~{last}-12-31", None
    for pattern in _YEAR_MONTH:
        for match in pattern.finditer(text):
            yield _extended(text, match.start(), match.end(), *_month_of(int(match["y"]), int(match["m"])))
    for match in _ROMAN_MONTH.finditer(text):
        first = _day_of(int(match["y"]), _ROMAN.index(match["m"]) + 1, int(match["d"]))
        if first:
            yield _extended(text, match.start(), match.end(), f"{first}~{first}", first)
    for pattern in _DAYS_LISTED:
        for match in pattern.finditer(text):
            days = "+".join(re.findall(r"\d+", match["days"]))
            month = english.month_number(match["m"])
            yield _extended(text, match.start(), match.end(), f"{match['y'] or ''}-{month}-{days}", None)
    for match in _SHORT_FIGURES.finditer(text):
        yield match.start(), match.end(), match.group(), None


def _month_of(year: int, month: int) -> tuple[str, date]:
    first = date(year, month, 1)
    return f"{first}~{first.replace(day=calendar.monthrange(year, month)[1])}", first


def _day_of(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 0 < day <= calendar.monthrange(year, month)[1] else None


def _spelled_days(text: str) -> Iterator[Found]:
    for match in _SPELLED_DAY.finditer(text):
        day = ORDINAL_DAYS[(match["d1"] or match["d2"]).lower()]
        month = english.month_number(match["m1"] or match["m2"])
        first = _day_of(int(match["year"]), month, day) if match["year"] else None
        if first:
            yield _extended(text, match.start(), match.end(), f"{first}~{first}", first)
        elif not match["year"]:
            yield _extended(text, match.start(), match.end(), f"--{month:02}-{day:02}", None)


def _months(text: str) -> Iterator[Found]:
    """Find months without a day; 'May' and 'March' at the very start may be verbs."""
    for match in _MONTH_RANGE.finditer(text):
        ends = [english.month_number(match[name]) for name in ("first", "last")]
        days = [_month_of(int(match["year"]), month)[0].split("~") for month in ends]
        yield match.start(), match.end(), f"{days[0][0]}~{days[1][1]}", None
    for match in _MONTH_LIST.finditer(text):
        found = _month_of(int(match["year"]), english.month_number(match["first"]))
        yield _extended(text, match.start(), match.end(), *found)
    for match in _MONTH.finditer(text):
        verb = match.group() in {"May", "March"} and not match.start()
        if not verb:
            month = english.month_number(match.group())
            yield _extended(text, match.start(), match.end(), f"m{month}", None)


def _extended(text: str, start: int, end: int, key: str, first: date | None) -> Found:
    """Take in a weekday before a day, and 'the end of' before any stretch of time."""
    weekday = _WEEKDAY_BEFORE.search(text, max(0, start - 16), start)
    after = _WEEKDAY_AFTER.match(text, end)
    end = after.end() if after else end
    if weekday:
        return weekday.start(), end, key, first
    year = _CALENDAR_YEAR.search(text[max(0, start - 24) : start])
    if year and _WHOLE_YEAR.fullmatch(key):
        start -= min(24, start) - year.start()
    edge = _EDGE.search(text[max(0, start - 24) : start])
    if not edge:
        return start, end, key, first
    name = edge["edge"].lower()
    return start - (min(24, start) - edge.start()), end, f"{_EDGES.get(name, name)} {key}", first


def _same(which: str) -> str:
    return {
        "coming": "next",
        "following": "next",
        "previous": "last",
        "preceding": "last",
        "past": "last",
        "current": "this",
    }.get(which, which)


def _native(form: str) -> int:
    if form.isdigit():
        return int(form)
    return sum(_KANJI[c] for c in form)
