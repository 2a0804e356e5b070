"""Clock and time zones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tracker.errors import TrackerError
from tracker.run.doctor.diagnosis import Diagnosis, Health
from tracker.run.timetable import timetable
from tracker.run.workspace import Workspace

_BUILT = datetime(2026, 1, 1, tzinfo=UTC)
"""No machine on which this program is installed can truly be before this day."""


def clock(workspace: Workspace) -> Iterator[Diagnosis]:
    """Compare the clock with what was recorded, and show what the config's times mean."""
    yield _clock(workspace)
    for slot in timetable(workspace.config):
        zone = slot.schedule.timezone
        local = workspace.clock().astimezone(ZoneInfo(zone))
        times = ", ".join(f"{at:%H:%M}" for at in slot.schedule.times)
        days = ", ".join(slot.schedule.days) or "every day"
        found = f"{times} {days} in {zone}, where it is {local:%H:%M} now: {', '.join(slot.series)}"
        yield Diagnosis("schedule", Health.WELL, found)


def _clock(workspace: Workspace) -> Diagnosis:
    now = workspace.clock()
    found = f"{now.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
    if now < _BUILT:
        return Diagnosis("clock", Health.ILL, f"{found} is long past", "set the clock of this machine")
    try:
        runs = workspace.store.runs.latest(1)
    except TrackerError:
        return Diagnosis("clock", Health.WELL, found)
    if runs and runs[0].started_at > now:
        return Diagnosis(
            "clock",
            Health.POOR,
            f"{found} is before the last run, {runs[0].started_at:%Y-%m-%d %H:%M} UTC",
            "set the clock of this machine; statements of meetings 'in the future' are refused",
        )
    return Diagnosis("clock", Health.WELL, found)
