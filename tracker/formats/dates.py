"""Dates as formats state them: a value of a field, not a phrase inside running text."""

from __future__ import annotations

import re
from datetime import date, datetime

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


def stated_date(value: object) -> date | None:
    """Read the day from the value of a metadata field; ``None`` when it states no single day."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return _iso(value) if isinstance(value, str) else None


def _iso(value: str) -> date | None:
    match = _ISO.match(value)
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
