"""Moves the archive of a workspace to another database; the config is the user's to change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from store import Server, Store
from store.moving import Contents, move
from store.neighbours import Neighbours
from tracker.errors import NotFoundError
from tracker.run.database import database_named
from tracker.run.lock import only_run
from tracker.run.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Moved:
    """An archive that is in two places now."""

    source: Path | Server
    target: Path | Server
    tables: dict[str, Contents]

    @property
    def rows(self) -> int:
        """How many rows were copied."""
        return sum(table.rows for table in self.tables.values())


def migrate_store(workspace: Workspace, to: str, password_file: Path | None = None) -> Moved:
    """Copy the archive to an empty database and compare both, row by row; no run can start meanwhile.

    Args:
        workspace: its archive stays as it is.
        to: a path, or an address of a PostgreSQL database.
        password_file: file with the password for that address.

    Raises:
        NotFoundError: the workspace has no archive yet.
        StoreError: the target is not empty or cannot be used; nothing was kept there.
        ConflictError: a run is at work.
    """
    source = workspace.place
    if source is None or (isinstance(source, Path) and not source.is_file()):
        raise NotFoundError("there is no archive yet", where=str(source), do="set store.url, then begin")
    target = database_named(to, password_file)
    new_file = target if isinstance(target, Path) and not target.exists() else None
    with only_run(workspace):
        copy = Store(target)
        try:
            tables = move(workspace.store, copy)
            if copy.db.shared:
                Neighbours(copy.db).prepare(workspace.vectors.model)
        except BaseException:
            copy.close()
            if new_file:
                _remove(new_file)
            raise
        copy.close()
    return Moved(source, target, tables)


def _remove(path: Path) -> None:
    for part in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm"))):
        part.unlink(missing_ok=True)
