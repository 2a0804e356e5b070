"""When to try again. Pure: the clock is an argument."""

from __future__ import annotations

from datetime import datetime, timedelta

_FIRST = timedelta(minutes=5)
_LONGEST = timedelta(hours=6)


def next_try(now: datetime, attempts: int) -> datetime:
    """Return when a message that failed ``attempts`` times may be tried again.

    5 minutes after the first failure, then twice as long each time, up to 6 hours. It never ends: what was
    only put off is delivered when the other side is back, however long that takes.
    """
    doublings = min(max(attempts, 1) - 1, 10)
    return now + min(_FIRST * (1 << doublings), _LONGEST)
