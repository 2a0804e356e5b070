"""What makes sentences and labels out of a snapshot, and which statements were made in another way."""

from __future__ import annotations

from tracker.run.workspace import Workspace

RECIPE = "3"
"""Raise it when reading or splitting changes what comes out: ``tracker doctor`` then asks for a rebuild."""
MEND = "run 'tracker ingest --rebuild'"
"""What to do about statements that are outdated."""


def recipe(workspace: Workspace) -> str:
    """Return what makes sentences and labels out of a snapshot here and now."""
    return f"{RECIPE}; {workspace.vectors.model}"


def outdated(workspace: Workspace) -> str | None:
    """Tell how many stored statements another version of the program or another model has read, if any."""
    current = recipe(workspace)
    number = sum(statement.recipe != current for statement in workspace.store.statements.all())
    if not number:
        return None
    were = "statement was" if number == 1 else "statements were"
    return f"{number} {were} read by an older version of the program or with another model"
