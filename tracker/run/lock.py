"""One run at a time: a lock beside or in the database, which dies with the process that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.errors import ConflictError
from tracker.run.workspace import Workspace

_NAME = "lock"


@contextmanager
def only_run(workspace: Workspace) -> Iterator[None]:
    """Hold the lock of a workspace.

    Raises:
        ConflictError: another process holds it.
    """
    if isinstance(workspace.place, Path):
        workspace.place.parent.mkdir(parents=True, exist_ok=True)
    database = workspace.store.db
    if not database.hold(_NAME):
        raise ConflictError(
            "another 'tracker run' or 'tracker watch' is at work",
            where=str(workspace.place),
            do="wait until it is done",
        )
    try:
        yield
    finally:
        database.release(_NAME)
