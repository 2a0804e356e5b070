"""A run with several workers: puts the sources up, starts workers, and sees that all of it is done."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from store.jobs import Jobs
from tracker.model import CheckRecord, Source
from tracker.run.looking import Stop, never
from tracker.run.working import Worker
from tracker.run.workspace import Workspace

LOG = logging.getLogger("tracker.run")

PROGRAM = (sys.executable, "-m", "tracker")
"""What a worker is started with."""
_GLANCE = 0.2


def look_together(
    workspace: Workspace, sources: Sequence[Source], run: int, stop: Stop = never, workers: int = 1
) -> list[CheckRecord]:
    """Have workers look at sources; return what came of each, in the order of the sources.

    Workers on other machines help by themselves. With one worker, and where all that were started have
    died, this process does the work. What nobody has looked at when ``stop`` says so is left for the next
    run.
    """
    store, jobs = workspace.store, Jobs(workspace.store.db)
    with store.write():
        store.watched.register(sources)
    jobs.fill(run, [(source.id, source.group or source.series) for source in sources])
    with _crew(workspace, workers if workers > 1 else 0) as crew, Worker(workspace, sources) as own:
        while jobs.left() and not stop():
            if any(worker.poll() is None for worker in crew) or own.next() is None:
                time.sleep(_GLANCE)
    looked = {check.source: check for check in store.runs.checks(run)}
    return [looked[source.id] for source in sources if source.id in looked]


@contextmanager
def _crew(workspace: Workspace, number: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start workers, and wait for them at the end; each finishes what it has begun."""
    command = [*PROGRAM, "work", "--until-idle", "--config", str(workspace.path)]
    crew = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(number)]  # noqa: S603
    try:
        yield crew
    finally:
        for worker in crew:
            worker.terminate()
        for worker in crew:
            code = worker.wait()
            if code:
                LOG.warning("worker ended", extra={"pid": worker.pid, "exit_code": code})
