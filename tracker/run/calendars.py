"""Deadlines for a calendar program."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.model import Thread
from tracker.site.calendar import calendar


def due_calendar(threads: Sequence[Thread], authority: str) -> str:
    """Return the deadlines of ``threads`` as one iCalendar file, with the ids that the site's own has.

    ``authority`` is ``[site] authority`` of the config.
    """
    return calendar("Deadlines", authority, threads)
