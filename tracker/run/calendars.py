"""Deadlines for a calendar program."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.model import Thread
from tracker.site.calendar import calendar

_AUTHORITY = "commitment-tracker"


def due_calendar(threads: Sequence[Thread]) -> str:
    """Return the deadlines of ``threads`` as one iCalendar file, made as the site makes its own."""
    return calendar("Deadlines", _AUTHORITY, threads)
