"""Times of day with one key for all the ways to write them: '2 p.m.', '2:00 pm', '14:00', '1400 hours'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.match.relation.units import Unit

_PREFIX = "clock "
_HALF = r"(?P<half>[ap])\.?\s?m\b\.?(?!\w)"
_PATTERNS = (
    re.compile(
        rf"(?<![\w.,:])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?(?:o'clock\s+)?{_HALF}",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\w.,:])(?P<hour>\d{1,2})(?::|\s?h)(?P<minute>[0-5]\d)(?!\d|:\d)(?:\s+hours?\b)?"),
    re.compile(
        r"(?<![\w.,:])(?P<hour>\d{1,2})\.(?P<minute>[0-5]\d)(?=\s*(?:CET|CEST|EST|EDT|GMT|UTC|JST|KST|hours)\b)"
    ),
    re.compile(r"(?<![\w.,:])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s+(?:hours|hrs)\b"),
    re.compile(r"(?<![\w.,:])(?P<hour>\d{1,2})\s+o'clock\b(?!\s+[ap]\.?m)"),
)
_NOON = re.compile(r"\b(?:12\s+)?(?P<word>noon|midday|midnight)\b", re.IGNORECASE)
_HOURS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_SPOKEN = re.compile(
    rf"\b(?:(?P<part>half|(?:a\s+)?quarter)\s+(?P<side>past|to)\s+)?(?P<hour>1[0-2]|[1-9]|{'|'.join(_HOURS)})"
    r"(?:\s+o'clock)?\s+in\s+the\s+(?P<half>morning|afternoon|evening)\b",
    re.IGNORECASE,
)
_MAY_HOLD = re.compile(
    r"\d[\d\s]?(?:[:.h]\d|\s?[ap]\.?\s?m|\s(?:hours|hrs|o'clock))|\d{4}\s+h|in\s+the\s+(?:mor|aft|eve)|noon|midday|midnight",
    re.IGNORECASE,
)
_DAY = 24


def find_clock(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and key of every time of day; impossible hours ('31:00') are left alone."""
    if not _MAY_HOLD.search(text):
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            hour, minute = int(match["hour"]), int(match.groupdict().get("minute") or 0)
            half = (match.groupdict().get("half") or "").lower()
            if half and hour <= _DAY // 2:
                hour = hour % (_DAY // 2) + (_DAY // 2 if half == "p" else 0)
            if hour <= _DAY:
                yield match.start(), match.end(), f"{_PREFIX}{hour:02}:{minute:02}"
    for match in _SPOKEN.finditer(text):
        yield match.start(), match.end(), _PREFIX + _spoken(match)
    for match in _NOON.finditer(text):
        hour = _DAY if match["word"].lower() == "midnight" else _DAY // 2
        yield match.start(), match.end(), f"{_PREFIX}{hour}:00"


def _spoken(match: re.Match[str]) -> str:
    """Read 'half past three in the morning'."""
    form = match["hour"].lower()
    hour = int(form) if form.isdigit() else _HOURS.index(form) + 1
    part = (match["part"] or "").lower()
    minute = 30 if part == "half" else 15 if part else 0
    if (match["side"] or "").lower() == "to":
        hour, minute = hour - 1, 60 - minute
    # Only now: a quarter to twelve is of the same half of the day as eleven.
    hour = hour % (_DAY // 2) + (0 if match["half"].lower() == "morning" else _DAY // 2)
    return f"{hour:02}:{minute:02}"


def is_clock(unit: Unit) -> bool:
    """Whether a unit is a time of day."""
    return unit.key.startswith(f"@{_PREFIX}")
