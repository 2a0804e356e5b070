"""The times at which series are to be looked at, from the config."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tracker.config import Config
from tracker.config.schedule import ScheduleSettings


@dataclass(frozen=True, slots=True)
class Slot:
    """Series that are looked at together."""

    schedule: ScheduleSettings
    series: tuple[str, ...]
    """Names; only those that have sources."""

    def last_before(self, now: datetime) -> datetime | None:
        """Return the last time at or before ``now`` at which these series were due, or null."""
        zone = ZoneInfo(self.schedule.timezone)
        today = now.astimezone(zone).date()
        week = [at for back in range(8) for at in self._on(today - timedelta(days=back), zone)]
        return max((at for at in week if at <= now), default=None)

    def _on(self, day: date, zone: ZoneInfo) -> list[datetime]:
        if self.schedule.days and _DAYS[day.weekday()] not in self.schedule.days:
            return []
        return [datetime.combine(day, at, zone) for at in self.schedule.times]


_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def timetable(config: Config) -> list[Slot]:
    """Return which series are due together: those of one schedule in one slot."""
    slots: dict[ScheduleSettings, list[str]] = {}
    for series in config.series:
        if series.sources:
            slots.setdefault(series.schedule or config.schedule, []).append(series.name)
    return [Slot(schedule, tuple(names)) for schedule, names in slots.items()]
