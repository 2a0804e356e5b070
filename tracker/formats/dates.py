"""Dates as formats state them: a value of a field, not a phrase inside running text."""

from __future__ import annotations

import re
from datetime import date, datetime

from tracker.language.dates import find_dates

_BESIDE = re.compile(
    r"\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|published|posted|on|at|[ap]\.?m\b\.?|utc|gmt|[ec][sde]t|kst|jst|\d{1,2}[:.]\d\d)"
    r"|[\W_]|[월화수목금토일月火水木金土日]",
    re.IGNORECASE,
)
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


def stated_date(value: object) -> date | None:
    """Read the day from the value of a metadata field; ``None`` when it states no single day."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return _written(value) if isinstance(value, str) else None


def _written(value: str) -> date | None:
    if match := _ISO.match(value):
        try:
            return date(*(int(part) for part in match.groups()))
        except ValueError:
            return None
    days = {mention.first for mention in find_dates(value[:200]) if mention.first == mention.last}
    return days.pop() if len(days) == 1 else None


def only_date(line: str) -> date | None:
    """The day that ``line`` consists of, a weekday or a clock time beside it allowed."""
    mentions = find_dates(line) if len(line) <= 60 else []
    if len(mentions) != 1 or mentions[0].first != mentions[0].last:
        return None
    rest = _BESIDE.sub("", line[: mentions[0].start] + line[mentions[0].end :])
    return mentions[0].first if not rest else None
