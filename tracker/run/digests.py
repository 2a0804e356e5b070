"""Digests of stored statements."""

from __future__ import annotations

from tracker.errors import NotFoundError
from tracker.model import Digest
from tracker.report import build_digest
from tracker.run.changes import changes_of, find_series, find_statement, near_statements
from tracker.run.workspace import Workspace


def statement_digest(workspace: Workspace, name: str) -> Digest:
    """Return the digest of one statement by its id (or a series' slug: its latest).

    Raises:
        NotFoundError: there is no such statement.
    """
    statement = find_statement(workspace.store, name)
    if statement is None:
        raise NotFoundError(f"there is no statement '{name}'", do=near_statements(workspace.store, name))
    return build_digest(changes_of(workspace.store, statement))


def latest_digests(workspace: Workspace, series: str | None = None) -> list[Digest]:
    """Return the digest of the latest statement of each series (or one), newest meeting first.

    Raises:
        NotFoundError: nothing was ingested yet, or there is no such series.
    """
    store = workspace.store
    chosen = [find_series(store, series)] if series else store.statements.series()
    latest = [statements[-1] for s in chosen if (statements := store.statements.of(s.slug))]
    if not latest:
        raise NotFoundError("there is nothing to tell yet", do="run 'tracker ingest' first")
    latest.sort(key=lambda statement: statement.meeting_date, reverse=True)
    return [build_digest(changes_of(store, statement)) for statement in latest]
