"""Days whose year, or month and year, is left to the reader: found, then resolved from an anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from tracker.language.dates import cjk, english
from tracker.language.dates.mention import PartialDate


class Toward(StrEnum):
    """On which side of the anchor the day lies; the anchor itself counts for every side."""

    PAST = "past"
    FUTURE = "future"
    NEAREST = "nearest"


_NUMERAL = r"(?:3[01]|[12]\d|0?[1-9])"
_ORDINAL = rf"(?<!\d){_NUMERAL}(?:st|nd|rd|th)"
_FIGURE = r"[0-9０-９]{1,2}"
_NOT_DAY = r"(?!\s*(?:century|centuries|anniversary|session|meeting|edition|round|time|floor|[A-Z]))"

_ENGLISH = tuple(
    re.compile(rf"(?<!\w){pattern}(?!\w)")
    for pattern in (
        rf"(?P<d1>{english.DAY})\s+(?:of\s+)?(?P<m1>{english.MONTH}){english.TO}"
        rf"(?P<d2>{english.DAY})\s+(?:of\s+)?(?P<m2>{english.MONTH})",
        rf"(?P<m1>{english.MONTH})\s+(?P<d1>{english.DAY}){english.TO}"
        rf"(?P<m2>{english.MONTH})\s+(?P<d2>{english.DAY})",
        rf"(?P<d1>{english.DAY}){english.TO}(?P<d2>{english.DAY})\s+(?:of\s+)?(?P<m1>{english.MONTH})",
        rf"(?P<m1>{english.MONTH})\s+(?P<d1>{english.DAY}){english.TO}(?P<d2>{english.DAY})(?!\s+[a-z]+s\b)",
        rf"(?P<d1>{english.DAY})\s+(?:of\s+)?(?P<m1>{english.MONTH})",
        rf"(?P<m1>{english.MONTH})\s+(?P<d1>{english.DAY})",
        rf"(?i:on|from|between)\s+the\s+(?P<d1>{_ORDINAL}){english.TO}(?:the\s+)?(?P<d2>{_ORDINAL}){_NOT_DAY}",
        rf"(?i:on|by|until|till|from|before)\s+the\s+(?P<d1>{_ORDINAL}){_NOT_DAY}",
    )
)
_MAY_HOLD_ENGLISH = re.compile(rf"{english.MONTH}|{_ORDINAL}")
"""What every pattern of ``_ENGLISH`` holds one of; most texts hold neither."""
_CJK = tuple(
    re.compile(rf"(?<![0-9０-９년年])(?<!년 )(?:(?P<m1>{_FIGURE})\s?[월月]\s?)?{days}")
    for days in (
        rf"(?P<d1>{_FIGURE})\s?[일日]?\s*(?:[-~–〜～·ㆍ・]|부터|から|과|와|및|と|及び)\s*(?:(?P<m2>{_FIGURE})\s?[월月]\s?)?"
        rf"(?P<d2>{_FIGURE})\s?(?:일(?!본|정|간)|日(?!本|間))",
        rf"(?P<d1>{_FIGURE})\s?(?:일(?!본|정|간|째|\s?이내|\s?동안|\s?전|\s?후)|日(?!本|間|目|以内|前|後))",
    )
)


def find(text: str, taken: tuple[tuple[int, int], ...] = ()) -> list[PartialDate]:
    """All partial dates outside the spans ``taken``, in order."""
    found: list[PartialDate] = []
    busy = list(taken)
    for match, value in _candidates(text):
        start = match.start("d1") if value.first_month is None else value.start
        span = (start, value.end)
        if any(begin < span[1] and span[0] < end for begin, end in busy):
            continue
        busy.append(span)
        found.append(PartialDate(start, value.end, text[start : value.end], *_fields(value)))
    return sorted(found, key=lambda mention: mention.start)


def _fields(value: PartialDate) -> tuple[int, int, int | None, int | None]:
    return value.first_day, value.last_day, value.first_month, value.last_month


def _candidates(text: str) -> Iterator[tuple[re.Match[str], PartialDate]]:
    for patterns, month, day in (
        (_ENGLISH if _MAY_HOLD_ENGLISH.search(text) else (), english.month_number, english.day_number),
        (_CJK if "일" in text or "日" in text else (), cjk.number, cjk.number),
    ):
        for pattern in patterns:
            for match in pattern.finditer(text):
                got = match.groupdict()
                first, last = day(got["d1"]), day(got.get("d2") or got["d1"])
                m1 = month(got["m1"]) if got.get("m1") else None
                m2 = month(got["m2"]) if got.get("m2") else m1
                yield match, PartialDate(match.start(), match.end(), match[0], first, last, m1, m2)


def resolve_partial(mention: PartialDate, anchor: date, direction: Toward | str) -> date | None:
    """The first day meant, seen from ``anchor``; null when there is no such day on that side.

    'On the 18th' printed on 2024-07-19 is 2024-07-18 toward the past. A day that the month in
    question does not have (31 June) is null; it is never moved to another month.
    """
    days = resolve_range(mention, anchor, direction)
    return days[0] if days else None


def resolve_range(mention: PartialDate, anchor: date, direction: Toward | str) -> tuple[date, date] | None:
    """First and last day meant, seen from ``anchor``, or null."""
    first = _resolve_day(mention.first_month, mention.first_day, anchor, Toward(direction))
    if first is None:
        return None
    last = _resolve_day(mention.last_month or mention.first_month, mention.last_day, first, Toward.FUTURE)
    return (first, last) if last else None


def _resolve_day(month: int | None, day: int, anchor: date, direction: Toward) -> date | None:
    options = [_near(month, day, anchor, step) for step in (-1, 0, 1)]
    if direction is Toward.NEAREST:
        real = [option for option in options if option]
        return min(real, key=lambda option: abs(option - anchor), default=None)
    here = options[1]
    if here is None:
        return None
    if direction is Toward.PAST:
        return here if here <= anchor else options[0]
    return here if here >= anchor else options[2]


def _near(month: int | None, day: int, anchor: date, step: int) -> date | None:
    """The day in the anchor's own year (month, when none is named) or ``step`` of them away."""
    months = anchor.year * 12 + anchor.month - 1 + step if month is None else None
    try:
        if months is None:
            return date(anchor.year + step, month or 1, day)
        return date(months // 12, months % 12 + 1, day)
    except ValueError:
        return None
