"""One run at a time: a lock beside the database, which dies with the process that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from tracker.errors import ConflictError
from tracker.run.workspace import Workspace


@contextmanager
def only_run(workspace: Workspace) -> Iterator[None]:
    """Hold the lock of a workspace.

    Raises:
        ConflictError: another process holds it.
    """
    if workspace.path is None:
        yield
        return
    path = workspace.config.store.path
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise ConflictError(
            "another 'tracker run' or 'tracker watch' is at work", where=str(path), do="wait until it is done"
        ) from error
    try:
        yield
    finally:
        lock.release()
