"""A run with several workers: puts the sources up, starts workers, and sees that all of it is done."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from types import TracebackType

from store.jobs import Jobs
from tracker.model import CheckRecord, Source
from tracker.run.looking import Stop, never
from tracker.run.working import Worker
from tracker.run.workspace import Workspace

LOG = logging.getLogger("tracker.run")

PROGRAM = (sys.executable, "-m", "tracker")
"""What a worker is started with."""
_GLANCE = 0.2
_SPARE = 12
"""Workers that take the place of others that were killed, at the most."""


def look_together(
    workspace: Workspace, sources: Sequence[Source], run: int, stop: Stop = never, workers: int = 1
) -> list[CheckRecord]:
    """Have workers look at sources; return what came of each, in the order of the sources.

    Workers on other machines help by themselves. With one worker, and where all that were started have
    ended, this process does the work. What nobody has looked at when ``stop`` says so is left for the next
    run.
    """
    store, jobs = workspace.store, Jobs(workspace.store.db)
    with store.write():
        store.watched.register(sources)
    jobs.fill(run, [(source.id, source.group or source.series) for source in sources])
    with Crew(workspace, workers if workers > 1 else 0) as crew, Worker(workspace, sources) as own:
        while jobs.left() and not stop():
            if crew.at_work() or own.next() is None:
                time.sleep(_GLANCE)
    looked = {check.source: check for check in store.runs.checks(run)}
    return [looked[source.id] for source in sources if source.id in looked]


class Crew(AbstractContextManager["Crew"]):
    """Workers in processes of their own; at the end each finishes what it has begun.

    Args:
        workspace: its config is theirs.
        number: how many.
    """

    def __init__(self, workspace: Workspace, number: int) -> None:
        self._command = [*PROGRAM, "work", "--until-idle", "--config", str(workspace.path)]
        self._spare = _SPARE
        self._workers = [self._start() for _ in range(number)]

    def at_work(self) -> bool:
        """Whether anybody works. One that was killed is replaced, unless that happens again and again."""
        for place, worker in enumerate(self._workers):
            if (worker.poll() or 0) < 0 and self._spare:
                _tell(worker)
                self._spare -= 1
                self._workers[place] = self._start()
        return any(worker.poll() is None for worker in self._workers)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.terminate()
        for worker in self._workers:
            if worker.wait() not in (0, -signal.SIGTERM):  # the latter before it could say that it ends
                _tell(worker)

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program


def _tell(worker: subprocess.Popen[bytes]) -> None:
    LOG.warning("worker ended", extra={"pid": worker.pid, "exit_code": worker.returncode})
