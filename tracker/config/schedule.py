"""``[schedule]`` and ``[quiet]``: when the tracker looks, and when it keeps silent."""

from __future__ import annotations

from datetime import time
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import field_validator, model_validator

from tracker.config.table import Table

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def known_zone(name: str) -> str:
    """Return the name of a time zone, or raise ``ValueError`` where there is none of that name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(
            f"there is no time zone {name!r}; write one like 'Europe/Berlin' or 'UTC'"
        ) from error
    return name


class ScheduleSettings(Table):
    """``[schedule]``, or ``schedule = {…}`` of one series: when ``tracker watch`` looks."""

    times: tuple[time, ...] = (time(7),)
    days: tuple[Day, ...] = ()
    """Empty means every day."""
    timezone: str = "UTC"

    _zone = field_validator("timezone")(known_zone)

    @field_validator("times")
    @classmethod
    def _some_time(cls, times: tuple[time, ...]) -> tuple[time, ...]:
        if not times or any(t.tzinfo or t.second or t.microsecond for t in times):
            raise ValueError("write at least one time of the day like '07:30'")
        return times


class QuietSettings(Table):
    """``[quiet]``: hours in which nothing is sent; what falls into them goes out afterwards."""

    start: time | None = None
    end: time | None = None
    timezone: str = "UTC"

    _zone = field_validator("timezone")(known_zone)

    @model_validator(mode="after")
    def _both_or_none(self) -> QuietSettings:
        if (self.start is None) != (self.end is None):
            raise ValueError("'start' and 'end' belong together")
        if self.start is not None and self.start == self.end:
            raise ValueError("'start' and 'end' are the same; leave both out for no quiet hours")
        return self
