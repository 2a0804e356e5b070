"""Writes the changelog to a folder."""

from __future__ import annotations

from pathlib import Path

from tracker.errors import NotFoundError, TrackerError
from tracker.render import render_changelog
from tracker.run.changes import find_series
from tracker.run.digests import series_digests
from tracker.run.workspace import Workspace


def write_site(workspace: Workspace, folder: Path, series: str | None = None) -> list[Path]:
    """Write one page a series; return the paths that were written.

    Raises:
        NotFoundError: nothing was ingested yet, or there is no such series.
        TrackerError: the folder cannot be written.
    """
    store = workspace.store
    chosen = [find_series(store, series)] if series else store.statements.series()
    if not chosen:
        raise NotFoundError("there is nothing to show yet", do="run 'tracker ingest' first")
    own = workspace.config.templates.folder
    pages = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for entry in chosen:
            page = folder / f"{entry.slug}.html"
            digests = series_digests(workspace, entry)
            page.write_text(
                render_changelog(entry.name, digests, templates=(own,) if own else ()), encoding="utf-8"
            )
            pages.append(page)
    except OSError as error:
        raise TrackerError(
            f"cannot be written ({error.strerror})", where=str(folder), do="choose another"
        ) from error
    return pages
