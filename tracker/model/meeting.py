"""The next meeting of a series, as far as texts and the calendar tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.model.archive import Series
from tracker.model.thread import DeadlineRecord


@dataclass(frozen=True, slots=True)
class MeetingOutlook:
    """What is known about the next meeting of a series."""

    series: Series
    meetings: int
    """How many are in the archive."""
    last: date
    last_number: int | None
    interval_days: int | None
    """Median gap between meetings; null below three meetings."""
    longest_days: int | None
    """Longest gap so far."""
    announced: DeadlineRecord | None
    """The announcement of the next one, where a text makes it."""
    expected: date | None
    """Last day announced, or else the last meeting plus the median gap."""
    overdue: bool
    """Whether no statement has come although the announced time is over, or every gap so far was shorter."""
