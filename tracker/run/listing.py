"""Which threads and deadlines a command asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.errors import NotFoundError
from tracker.model import DeadlineRecord, Kind, Outcome, Status, Thread
from tracker.run.changes import find_series
from tracker.run.threads import groups, threads_of_group
from tracker.run.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user restricted a list to; null means all."""

    status: Status | None = None
    kind: Kind | None = None
    group: str | None = None
    series: str | None = None


def list_threads(workspace: Workspace, wanted: Wanted) -> list[Thread]:
    """Return the threads that fit, those said last first.

    Raises:
        NotFoundError: there is no such group or series.
    """
    chosen = _groups(workspace, wanted)
    series = find_series(workspace.store, wanted.series).name if wanted.series else None
    threads = [thread for group in chosen for thread in threads_of_group(workspace, group)]
    fitting = [thread for thread in threads if _fits(thread, wanted, series)]
    return sorted(fitting, key=lambda t: (t.last_seen or date.min, t.id), reverse=True)


def list_due(
    workspace: Workspace, wanted: Wanted, within: timedelta | None = None, *, overdue: bool = True
) -> list[tuple[Thread, DeadlineRecord]]:
    """Return the deadlines that are due, or overdue and unconfirmed, the earliest first.

    Args:
        workspace: where they are stored.
        wanted: restrictions on threads.
        within: only those that fall due within this time from today.
        overdue: whether to list those that have passed, too.
    """
    today = workspace.clock().date()
    last = today + within if within is not None else date.max
    states = {Outcome.DUE, Outcome.OVERDUE} if overdue else {Outcome.DUE}
    found = [
        (thread, record)
        for thread in list_threads(workspace, wanted)
        for record in thread.deadlines
        if record.outcome in states and record.deadline.end and record.deadline.end <= last
    ]
    return sorted(found, key=lambda entry: (entry[1].deadline.end or date.max, entry[0].id))


def _groups(workspace: Workspace, wanted: Wanted) -> list[str]:
    known = groups(workspace)
    if wanted.series:
        return [find_series(workspace.store, wanted.series).group]
    if wanted.group is None:
        return known
    chosen = [name for name in known if name.casefold() == wanted.group.casefold()]
    if not chosen:
        names = ", ".join(f"'{name}'" for name in known) or "none yet"
        raise NotFoundError(f"there is no group '{wanted.group}'", do=f"choose one of: {names}")
    return chosen


def _fits(thread: Thread, wanted: Wanted, series: str | None) -> bool:
    if wanted.status is not None and thread.status is not wanted.status:
        return False
    if wanted.kind is not None and thread.kind is not wanted.kind:
        return False
    return series is None or any(o.sentence.statement.series == series for o in thread.wordings)
