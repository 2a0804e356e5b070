"""Days as people write them. Names of months are written out: they must not follow the machine's locale."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_day(value: date | None) -> str:
    """Return '24 April 2024', or 'undated'."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}" if value else "undated"


def short_day(value: date | None) -> str:
    """Return '24 Apr 2024', where there is little room; or 'undated'."""
    return f"{value.day} {_MONTHS[value.month - 1][:3]} {value.year}" if value else "undated"


def month(value: date) -> str:
    """Return 'April 2024'."""
    return f"{_MONTHS[value.month - 1]} {value.year}"
