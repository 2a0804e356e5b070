"""``tracker run``: one pass over all sources, and then over the outbox."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from store.neighbours import Neighbours
from tracker.errors import NotFoundError, TrackerError
from tracker.model import Alert, CheckRecord, CheckResult, DeliveryStatus, Source
from tracker.run.alerting import watch_calendar
from tracker.run.lock import only_run
from tracker.run.looking import Stop, look_at, never
from tracker.run.posting import Post, Posted
from tracker.run.working import refuse_single_writer
from tracker.run.workspace import Workspace

LOG = logging.getLogger("tracker.run")


@dataclass(frozen=True, slots=True)
class Round:
    """What came of one pass."""

    run: int
    checks: tuple[CheckRecord, ...]
    alerts: tuple[Alert, ...]
    """What the calendar rang for; alerts about findings stand in their digests."""
    posted: tuple[Posted, ...]
    waiting: int
    """Deliveries that are still to be made."""
    trouble: str | None = None
    """What kept the rules about the calendar from being asked."""

    @property
    def exit_code(self) -> int:
        """0, or 1 where some source, document or delivery failed."""
        failed = any(check.result is CheckResult.FAILED or check.detail for check in self.checks)
        return int(
            failed
            or self.trouble is not None
            or any(item.status is not DeliveryStatus.SENT for item in self.posted)
        )

    @property
    def unread(self) -> int:
        """Documents that could not be read in sources that could be checked."""
        told = [c.detail or "" for c in self.checks if c.result is not CheckResult.FAILED]
        return sum(len(detail.splitlines()) for detail in told)

    @property
    def counts(self) -> dict[str, int]:
        """What was counted, for the record."""
        results = Counter(check.result.value for check in self.checks)
        posted = Counter(item.status.value for item in self.posted)
        return {
            "sources": len(self.checks),
            **results,
            "unread": self.unread,
            "statements": sum(len(check.statements) for check in self.checks),
            "findings": sum(check.findings for check in self.checks),
            "alerts": len(self.alerts),
            **posted,
            "waiting": self.waiting,
        }


def sources_of(workspace: Workspace, series: str | None = None) -> list[Source]:
    """Return the sources of the config, or those of one series.

    Raises:
        NotFoundError: the series has none.
    """
    folder = workspace.path.resolve().parent if workspace.path else None
    sources = list(workspace.config.sources(folder)) if folder else []
    if series is None:
        return sources
    names = _names(workspace, series)
    chosen = [source for source in sources if source.series.casefold() in names]
    if not chosen:
        known = ", ".join(f"'{name}'" for name in dict.fromkeys(s.series for s in sources)) or "none"
        raise NotFoundError(
            f"the series '{series}' has no sources in the config", do=f"choose one of: {known}"
        )
    return chosen


def _names(workspace: Workspace, series: str) -> set[str]:
    """Every way to write the name of a series: as in the config, its aliases, and its slug."""
    entry = workspace.config.series_named(series)
    if entry is not None:
        return {entry.name.casefold()}
    wanted = series.casefold()
    return {wanted} | {s.name.casefold() for s in workspace.store.statements.series() if s.slug == wanted}


def run_once(workspace: Workspace, series: Sequence[str] = (), stop: Stop = never, workers: int = 1) -> Round:
    """Look at all sources (or those of some series), then deliver what waits.

    ``stop`` is asked before each source and each delivery; what is begun is finished. More than one of
    ``workers`` takes an archive on a server.

    Raises:
        ConflictError: another run is at work.
        TrackerError: there is nothing to do, or the archive cannot be used.
    """
    chosen = [s for name in series for s in sources_of(workspace, name)] or sources_of(workspace)
    if workers > 1:
        refuse_single_writer(workspace)
    with only_run(workspace):
        with workspace.store.write():
            run = workspace.store.runs.begin(workspace.clock(), workspace.vectors.model)
        LOG.info("run started", extra={"run": run, "sources": len(chosen)})
        checks = tuple(_look_at(workspace, chosen, run, stop, workers))
        alerts, trouble = _calendar(workspace, run)
        posted = tuple(Post(workspace, stop).deliver())
        for item in posted:
            LOG.info("delivery", extra=_about(item))
        done = Round(run, checks, alerts, posted, len(workspace.store.outbox.waiting()), trouble)
        with workspace.store.write():
            workspace.store.runs.end(run, workspace.clock(), done.exit_code, done.counts)
        if workspace.store.db.shared:
            Neighbours(workspace.store.db).prepare(workspace.vectors.model)
        LOG.info("run ended", extra={"run": run, "exit_code": done.exit_code, **done.counts})
    return done


def _look_at(
    workspace: Workspace, sources: Sequence[Source], run: int, stop: Stop, workers: int
) -> list[CheckRecord]:
    if not workspace.store.db.shared:
        return look_at(workspace, sources, run, stop)
    from tracker.run.crew import look_together

    return look_together(workspace, sources, run, stop, workers)


def _calendar(workspace: Workspace, run: int) -> tuple[tuple[Alert, ...], str | None]:
    """Ask the rules about the calendar; what goes wrong there must not hold back what is to be told."""
    try:
        return tuple(watch_calendar(workspace, run)), None
    except TrackerError as error:
        return (), str(error)
    except Exception as error:
        LOG.exception("calendar failed", extra={"run": run})
        return (), f"the rules about the calendar failed inside ({type(error).__name__})"


def _about(item: Posted) -> dict[str, object]:
    return {
        "channel": item.delivery.channel,
        "recipient": item.delivery.recipient,
        "delivery": item.delivery.id,
        "status": item.status.value,
        "reason": item.reason,
    }
