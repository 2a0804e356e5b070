"""``tracker watch``: runs by the times in the config until it is told to stop."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime

import schedule

from tracker.alerts import quiet_until
from tracker.errors import ConfigError, ConflictError, TrackerError
from tracker.run.lock import only_run
from tracker.run.posting import Post
from tracker.run.round import Round, run_once, sources_of
from tracker.run.timetable import Slot, timetable
from tracker.run.workspace import Workspace

LOG = logging.getLogger("tracker.watch")
_TICK = 30.0
"""Longest sleep in seconds: after the machine has slept, this long passes until what was missed is done."""


class Watcher:
    """Waits for the times of the config; one thread, so that no run overlaps another.

    Args:
        workspace: what to watch.
        report: told of every run.
    """

    def __init__(self, workspace: Workspace, report: Callable[[Round], None]) -> None:
        self._workspace = workspace
        self._report = report
        self._stop = threading.Event()
        self._due: dict[str, None] = {}
        self.scheduler = schedule.Scheduler()
        slots = timetable(workspace.config)
        if not slots:
            raise ConfigError(
                "there is nothing to watch", where=str(workspace.path), do="add [[series.sources]]"
            )
        for slot in slots:
            self._enter(slot)
            self._catch_up(slot)

    def stop(self) -> None:
        """Ask to stop; what is begun (one source, one delivery) is finished."""
        self._stop.set()

    def run(self) -> None:
        """Watch until :meth:`stop`."""
        while not self._stop.is_set():
            self.tick()
            wait = self.scheduler.idle_seconds
            self._stop.wait(max(0.2, min(_TICK, _TICK if wait is None else wait)))

    def tick(self) -> None:
        """Do what is due now. Times that were missed while the machine slept are made up for in one run."""
        self.scheduler.run_pending()
        if self._due:
            series = list(self._due)
            self._due.clear()
            self._safely(lambda: self._report(run_once(self._workspace, series, self._stop.is_set)), series)
        elif self._something_waits():
            self._safely(self._deliver, [])

    def _enter(self, slot: Slot) -> None:
        days = slot.schedule.days or ("day",)
        for day in days:
            for at in slot.schedule.times:
                unit = getattr(self.scheduler.every(), day)
                unit.at(f"{at:%H:%M}", slot.schedule.timezone).do(self._mark, slot)

    def _catch_up(self, slot: Slot) -> None:
        """Look at once where a time has passed since the last look, or there was none yet."""
        last = self._last_look(slot)
        due = slot.last_before(self._workspace.clock())
        if last is None or (due is not None and last < due):
            self._mark(slot)

    def _last_look(self, slot: Slot) -> datetime | None:
        """Return since when every source of these series has been looked at; null where one never was."""
        states = self._workspace.store.watched.states()
        sources = [source.id for source in sources_of(self._workspace) if source.series in slot.series]
        looks = [states[source].checked_at if source in states else None for source in sources]
        known = [look for look in looks if look is not None]
        return min(known) if len(known) == len(looks) else None

    def _mark(self, slot: Slot) -> None:
        self._due |= dict.fromkeys(slot.series)

    def _something_waits(self) -> bool:
        """Whether a delivery is due: its pause is over, or the quiet hours are."""
        now, quiet = self._workspace.clock(), self._workspace.config.quiet
        if quiet_until(now, quiet.start, quiet.end, quiet.timezone):
            return False
        waiting = self._workspace.store.outbox.waiting()
        return any(d.next_try is None or d.next_try <= now for d in waiting)

    def _deliver(self) -> None:
        with only_run(self._workspace):
            for item in Post(self._workspace, self._stop.is_set).deliver():
                LOG.info("delivery", extra={"delivery": item.delivery.id, "status": item.status.value})

    def _safely(self, work: Callable[[], None], series: list[str]) -> None:
        """Go on watching whatever one run meets; what another process is doing is tried again later."""
        try:
            work()
        except ConflictError as error:
            LOG.warning("put off", extra={"detail": str(error)})
            self._due |= dict.fromkeys(series)
        except TrackerError as error:
            LOG.error("run failed", extra={"detail": str(error)})
