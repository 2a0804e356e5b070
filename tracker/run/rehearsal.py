"""``tracker run --dry-run``: the whole pass, and what would go out; nothing is kept or sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from store import copy_archive
from tracker.model import Alert, CheckRecord, Delivery, Message
from tracker.run.alerting import watch_calendar
from tracker.run.letters import message_of
from tracker.run.looking import look_at
from tracker.run.round import sources_of
from tracker.run.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a run would do now."""

    checks: tuple[CheckRecord, ...]
    alerts: tuple[Alert, ...]
    messages: tuple[tuple[Delivery, Message], ...]


def rehearse(workspace: Workspace, series: Sequence[str] = ()) -> Rehearsal:
    """Look at the sources as a run does, take in, label, write the messages; then forget it all."""
    with _copy(workspace) as copy:
        chosen = [s for name in series for s in sources_of(copy, name)] or sources_of(copy)
        run = copy.store.runs.begin(copy.clock(), copy.vectors.model)
        checks = tuple(look_at(copy, chosen, run))
        alerts = tuple(watch_calendar(copy, run))
        waiting = copy.store.outbox.waiting()
        messages = tuple((delivery, message_of(copy, delivery)) for delivery in waiting)
    return Rehearsal(checks, alerts, messages)


@contextmanager
def _copy(workspace: Workspace) -> Iterator[Workspace]:
    """Yield the same workspace on a copy of its archive that is deleted afterwards.

    Of a database on a server there is no copy: there it is one transaction that is undone.
    """
    real = workspace.place
    if not isinstance(real, Path):
        with workspace.store.undone():
            yield workspace
        return
    with TemporaryDirectory(prefix="tracker-") as folder:
        path = Path(folder) / "archive.sqlite"
        if real.exists():
            copy_archive(real, path)
        store = workspace.config.store.model_copy(update={"path": path})
        copy = replace(workspace, config=workspace.config.model_copy(update={"store": store}))
        try:
            yield copy
        finally:
            copy.store.close()
