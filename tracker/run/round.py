"""``tracker run``: one pass over all sources, and then over the outbox."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.errors import NotFoundError, TrackerError
from tracker.model import Alert, CheckRecord, CheckResult, DeliveryStatus, Source
from tracker.run.alerting import watch_calendar
from tracker.run.lock import only_run
from tracker.run.look import Looker
from tracker.run.posting import Post, Posted
from tracker.run.workspace import Workspace
from tracker.sources import LateClient

Stop = Callable[[], bool]

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


def never() -> bool:
    """Answer the question whether to stop: no."""
    return False


def run_once(workspace: Workspace, series: Sequence[str] = (), stop: Stop = never) -> Round:
    """Look at all sources (or those of some series), then deliver what waits.

    ``stop`` is asked before each source and each delivery; what is begun is finished.

    Raises:
        ConflictError: another run is at work.
        TrackerError: there is nothing to do, or the archive cannot be used.
    """
    chosen = [s for name in series for s in sources_of(workspace, name)] or sources_of(workspace)
    with only_run(workspace):
        with workspace.store.write():
            run = workspace.store.runs.begin(workspace.clock(), workspace.vectors.model)
        LOG.info("run started", extra={"run": run, "sources": len(chosen)})
        checks = tuple(look_at(workspace, chosen, run, stop))
        alerts, trouble = _calendar(workspace, run)
        posted = tuple(Post(workspace, stop).deliver())
        for item in posted:
            LOG.info("delivery", extra=_about(item))
        done = Round(run, checks, alerts, posted, len(workspace.store.outbox.waiting()), trouble)
        with workspace.store.write():
            workspace.store.runs.end(run, workspace.clock(), done.exit_code, done.counts)
        LOG.info("run ended", extra={"run": run, "exit_code": done.exit_code, **done.counts})
    return done


def _calendar(workspace: Workspace, run: int) -> tuple[tuple[Alert, ...], str | None]:
    """Ask the rules about the calendar; what goes wrong there must not hold back what is to be told."""
    try:
        return tuple(watch_calendar(workspace, run)), None
    except TrackerError as error:
        return (), str(error)
    except Exception as error:
        LOG.exception("calendar failed", extra={"run": run})
        return (), f"the rules about the calendar failed inside ({type(error).__name__})"


def look_at(
    workspace: Workspace, sources: Sequence[Source], run: int, stop: Stop = never
) -> list[CheckRecord]:
    """Look at sources one after another; one that fails does not keep the others from being looked at."""
    store = workspace.store
    with store.write():
        store.watched.register(sources)
    checks = []
    with LateClient(workspace.config.http.rules(), now=workspace.clock) as client:
        looker = Looker(workspace, client, run)
        for source in sources:
            if stop():
                break
            check = _look(looker, source)
            level = logging.WARNING if check.detail else logging.INFO
            LOG.log(level, "source", extra={"run": run, **_about_check(check)})
            checks.append(check)
    return checks


def _look(looker: Looker, source: Source) -> CheckRecord:
    state = looker.workspace.store.watched.states()[source.id]
    try:
        return looker.look(source, state)
    except TrackerError as error:
        return looker.failed(source, state, str(error))
    except Exception as error:
        # One odd document must not cost the user all other sources; the log has the whole story.
        LOG.exception("source failed", extra={"location": source.location})
        return looker.failed(source, state, f"{source.location}: failed inside ({type(error).__name__}).")


def _about_check(check: CheckRecord) -> dict[str, object]:
    return {
        "series": check.series,
        "location": check.location,
        "result": check.result.value,
        "detail": check.detail,
        "statements": list(check.statements),
        "findings": check.findings,
    }


def _about(item: Posted) -> dict[str, object]:
    return {
        "channel": item.delivery.channel,
        "recipient": item.delivery.recipient,
        "delivery": item.delivery.id,
        "status": item.status.value,
        "reason": item.reason,
    }
