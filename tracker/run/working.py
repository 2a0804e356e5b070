"""A worker: takes sources from the database one by one, until there are none or it is told to stop."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from store import Store
from store.engine import CollisionError
from store.jobs import Attempts, Job, Jobs
from tracker.errors import ConfigError
from tracker.model import CheckRecord, Medium, Source
from tracker.run.look import Looker
from tracker.run.looking import look, tell
from tracker.run.workspace import Workspace
from tracker.sources import LateClient

_PATIENCE = 10
"""Collisions with other workers over one source, after which something else must be wrong."""
_LOOKS = 3
"""Looks at a source that may break off, because a document crashes a library, before it is passed over."""
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
        self._notes = Store(workspace.place)
        self._attempts = Attempts(self._notes.db)
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
            with self._workspace.store.db.beside():
                job = self._jobs.take(free)
                if job is None:
                    return None
                source = free[job.source]
                if self._is_left_alone(_host(source)):
                    check = self._look(job, source)
                    if check is not None:
                        return check
                else:
                    busy.add(_host(source))

    def _look(self, job: Job, source: Source) -> CheckRecord | None:
        """Look at a source and note that it is done; null where another worker was in the way."""
        looker = Looker(self._workspace, self._client, job.run)
        begun = self._attempts.begin(job)
        try:
            with self._workspace.store.attempt():
                check = look(looker, source) if begun <= _LOOKS else self._given_up(looker, source)
                self._jobs.done(job)
        except CollisionError:
            self._attempts.take_back(job)
            self._collisions[job.source] += 1
            if self._collisions[job.source] > _PATIENCE:
                raise
            return None
        tell(job.run, check)
        return check

    def _given_up(self, looker: Looker, source: Source) -> CheckRecord:
        state = self._workspace.store.watched.states()[source.id]
        told = f"{source.location}: {_LOOKS} looks at it broke off without a word; it may crash the program."
        return looker.failed(source, state, told)

    def _is_left_alone(self, host: str) -> bool:
        """Whether no other worker asks this host; it stays so to the end of the transaction."""
        return not host or self._workspace.store.db.try_for(f"host {host}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.__exit__(kind, error, trace)
        self._notes.close()


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
