"""Writes the changelog site: reads the archive once, plans every page, writes what changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tracker.render import dumps
from tracker.render.pages import render_page
from tracker.run.changes import find_series
from tracker.run.folder import Written, write_folder
from tracker.run.library import read_library
from tracker.run.workspace import Workspace
from tracker.site import File, Site, plan_site
from tracker.site.feeds import json_feed


def write_site(workspace: Workspace, folder: Path, series: str | None = None) -> Written:
    """Write the site; only files whose content changed are touched.

    Args:
        workspace: the archive to show; it may be empty.
        folder: where to.
        series: show this series alone.

    Raises:
        NotFoundError: there is no such series.
        TrackerError: the folder cannot be written.
    """
    return write_folder(folder, render_site(read_site(workspace, series), templates_of(workspace)))


def read_site(workspace: Workspace, series: str | None = None, *, served: str | None = None) -> Site:
    """Read everything that the site shows; ``served`` is the secret of its forms, see :class:`Site`."""
    only = find_series(workspace.store, series) if series else None
    library = read_library(workspace, only)
    settings = workspace.config.site
    return Site(
        title=settings.title,
        today=workspace.clock().date(),
        books=library.books,
        threads=library.threads,
        url=settings.url,
        authority=settings.authority,
        served=served,
    )


def templates_of(workspace: Workspace) -> tuple[Path, ...]:
    """Return the folders of the user's own templates."""
    own = workspace.config.templates.folder
    return (own,) if own else ()


def render_site(site: Site, templates: tuple[Path, ...] = ()) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site with its content. The same archive and day give the same bytes."""
    for file in plan_site(site):
        yield file.path, _content(file, site, templates).encode("utf-8", "replace")


def _content(file: File, site: Site, templates: tuple[Path, ...]) -> str:
    if file.template is None:
        return file.text
    if file.feed and file.path.endswith(".json"):
        bodies = [
            render_page(file.template, {"item": item, "site": site}, templates=templates).strip()
            for item in file.feed.items
        ]
        return dumps(json_feed(site, file.feed, bodies))
    return render_page(file.template, file.values, templates=templates)
