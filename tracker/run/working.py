"""A worker: takes sources from the database one by one, until there are none or it is told to stop."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from store.engine import CollisionError
from store.jobs import Jobs
from tracker.errors import ConfigError
from tracker.model import CheckRecord, Medium, Source
from tracker.run.look import Looker
from tracker.run.looking import look, tell
from tracker.run.workspace import Workspace
from tracker.sources import LateClient

_PATIENCE = 10
"""Collisions with other workers over one source, after which something else must be wrong."""
_IDLE = 1.0
"""Seconds between two questions for work, where there is none."""


class Worker(AbstractContextManager["Worker"]):
    """Looks at sources that are due, each in one transaction that also notes that it was looked at.

    Args:
        workspace: its archive is on a server.
        sources: those that may be taken; jobs for others are left to other workers.

    Raises:
        ConfigError: the archive is one that only one process can write to.
    """

    def __init__(self, workspace: Workspace, sources: Sequence[Source]) -> None:
        refuse_single_writer(workspace)
        self._workspace = workspace
        self._sources = {source.id: source for source in sources}
        self._jobs = Jobs(workspace.store.db)
        self._client = LateClient(workspace.config.http.rules(), now=workspace.clock)
        self._collisions: Counter[str] = Counter()
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask to stop; the source that is being looked at is finished."""
        self._stop.set()

    def run(self, report: Callable[[CheckRecord], None], *, until_idle: bool) -> None:
        """Work until :meth:`stop`, or until nothing is due.

        Where everything that is due is held by others, it waits: one of them may die.
        """
        while not self._stop.is_set():
            check = self.next()
            if check is not None:
                report(check)
            elif until_idle and not self._jobs.left():
                return
            else:
                self._stop.wait(_IDLE)

    def next(self) -> CheckRecord | None:
        """Look at one source that is due; null where there is none to be had at this moment."""
        busy: set[str] = set()
        while True:
            free = {name: source for name, source in self._sources.items() if _host(source) not in busy}
            try:
                with self._workspace.store.db.beside():
                    job = self._jobs.take(free)
                    if job is None:
                        return None
                    source = free[job.source]
                    if self._is_left_alone(_host(source)):
                        check = look(Looker(self._workspace, self._client, job.run), source)
                        self._jobs.done(job)
                        tell(job.run, check)
                        return check
                    busy.add(_host(source))
            except CollisionError:
                self._collisions[source.id] += 1
                if self._collisions[source.id] > _PATIENCE:
                    raise

    def _is_left_alone(self, host: str) -> bool:
        """Whether no other worker asks this host; it stays so to the end of the transaction."""
        return not host or self._workspace.store.db.try_for(f"host {host}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.__exit__(kind, error, trace)


def refuse_single_writer(workspace: Workspace) -> None:
    """Refuse an archive that only one process can write to.

    Raises:
        ConfigError: it is one.
    """
    if not workspace.store.db.shared:
        raise ConfigError(
            "SQLite has one writer, so there is no work to share",
            where=str(workspace.place),
            do="work with one process, or move to PostgreSQL as docs/scaling.md says",
        )


def _host(source: Source) -> str:
    """Return which host a source is asked of; empty for a folder."""
    return "" if source.kind is Medium.FOLDER else (urlsplit(source.location).hostname or "")
