"""Database, model and disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from tracker.errors import StoreError
from tracker.report.phrases import plural
from tracker.run.doctor.diagnosis import Diagnosis, Health, diagnose
from tracker.run.recipe import MEND, outdated
from tracker.run.workspace import Workspace

_LEAST_FREE = 200_000_000


def archive(workspace: Workspace) -> list[Diagnosis]:
    """Open the database, and have it look for damage: SQLite at every page and reference."""
    return [diagnose("database", lambda: _integrity(workspace))]


def _integrity(workspace: Workspace) -> str:
    place = workspace.place
    faults = workspace.store.faults()
    if faults:
        raise StoreError(
            f"is damaged ({faults[0]})",
            where=str(place),
            do="restore a backup; 'tracker ingest' of the same files makes a new archive",
        )
    count = len(workspace.store.statements.all())
    size = workspace.store.db.size()
    return f"{place} is sound: {plural(count, 'statement', 'statements')}, {size / 1e6:.1f} MB"


def readings(workspace: Workspace) -> Iterator[Diagnosis]:
    """See that all that is stored was read as it would be read today."""
    found = outdated(workspace)
    if found:
        yield Diagnosis("readings", Health.POOR, found, MEND)


def model(workspace: Workspace) -> Diagnosis:
    """See that the model is there, and is the one that the archive was made with."""
    return diagnose("model", lambda: _model(workspace))


def _model(workspace: Workspace) -> str:
    vector = workspace.vectors.of(["They agreed to meet again."])
    return f"{workspace.vectors.model} gives vectors of {vector.shape[1]} numbers; its weights were verified"


def disk(workspace: Workspace) -> Diagnosis:
    """See that there is room for the archive to grow."""
    path = workspace.place
    if not isinstance(path, Path):
        return Diagnosis("disk", Health.WELL, "the database is on a server, which looks after its disk")
    free = shutil.disk_usage(path.parent if path.parent.exists() else path.anchor).free
    needed = max(_LEAST_FREE, 2 * (path.stat().st_size if path.exists() else 0))
    found = f"{free / 1e9:.1f} GB free beside the database"
    if free < needed:
        return Diagnosis("disk", Health.POOR, found, f"make at least {needed / 1e9:.1f} GB free")
    return Diagnosis("disk", Health.WELL, found)
