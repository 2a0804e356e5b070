"""Quiet hours."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


def quiet_until(now: datetime, start: time | None, end: time | None, zone: str) -> datetime | None:
    """Return when the quiet hours that ``now`` lies in are over, or null outside of them.

    Hours that end before they begin reach over midnight. They are read in the given time zone, so that they
    keep their place on the clock when summer time begins or ends.
    """
    if start is None or end is None:
        return None
    local = now.astimezone(ZoneInfo(zone))
    at = local.time().replace(tzinfo=None)
    inside = start <= at < end if start < end else at >= start or at < end
    if not inside:
        return None
    day = local.date() if at < end else local.date() + timedelta(days=1)
    return datetime.combine(day, end, ZoneInfo(zone))
