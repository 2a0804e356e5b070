"""Writes the changelog site: reads and draws what has changed, and keeps the pages of every other group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from tracker.render import dumps
from tracker.render.pages import render_page
from tracker.run.changes import find_series
from tracker.run.folder import Written, write_folder
from tracker.run.library import read_library
from tracker.run.parts import Part, keys_of, read_parts, stamp_of, tree_of, write_parts
from tracker.run.workspace import Workspace
from tracker.site import File, Site, plan_site
from tracker.site.feeds import json_feed
from tracker.site.overview import Overview
from tracker.site.plan import Plan
from tracker.site.standstill import same_until


def write_site(workspace: Workspace, folder: Path, series: str | None = None) -> Written:
    """Write the site; only files whose content changed are touched.

    What is the same as at the last build of this folder is neither read nor drawn again.

    Args:
        workspace: the archive to show; it may be empty.
        folder: where to.
        series: show this series alone.

    Raises:
        NotFoundError: there is no such series.
        TrackerError: the folder cannot be written.
    """
    if series:
        return write_folder(folder, render_site(read_site(workspace, series), templates_of(workspace)))
    keys = keys_of(workspace.store, _context(workspace))
    today = workspace.clock().date()
    before = {part.overview.group: part for part in read_parts(folder)}
    kept = [p for group, p in before.items() if group in keys and p.holds(keys[group], today, folder)]
    changed = keys.keys() - {part.overview.group for part in kept}
    site = read_site(workspace, groups=changed)
    order = [entry.slug for entry in workspace.store.statements.series()]
    plan = Plan(site, [part.overview for part in kept], order)
    owned: dict[str, list[str]] = defaultdict(list)
    files = _noting(plan.files(), owned)
    written = write_folder(
        folder,
        _rendered(files, site, templates_of(workspace)),
        kept=[stamp.path for part in kept for stamp in part.files],
    )
    fresh = [_part(made, keys[made.group], owned[made.group], site, folder) for made in plan.made]
    write_parts(folder, fresh, groups=keys)
    return written


def _context(workspace: Workspace) -> tuple[object, ...]:
    """What every page depends on besides the rows of its group."""
    settings = workspace.config.site
    return (
        *(settings.title, settings.url, settings.authority, workspace.vectors.model),
        *tree_of(templates_of(workspace)),
    )


def _noting(files: Iterable[File], owned: dict[str, list[str]]) -> Iterator[File]:
    """Note which files belong to which group as they pass."""
    for file in files:
        if file.group is not None:
            owned[file.group].append(file.path)
        yield file


def _part(made: Overview, key: str, paths: Sequence[str], site: Site, folder: Path) -> Part:
    stamps = tuple(stamp for path in paths if (stamp := stamp_of(folder, path)))
    return Part(key, site.today, same_until(site, made.group), stamps, made)


def read_site(
    workspace: Workspace,
    series: str | None = None,
    *,
    groups: Collection[str] | None = None,
    served: str | None = None,
) -> Site:
    """Read what the site shows: everything, one series, or some groups.

    ``served`` is the secret of its forms, see :class:`Site`.
    """
    only = find_series(workspace.store, series) if series else None
    library = read_library(workspace, only, groups)
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
    return _rendered(plan_site(site), site, templates)


def _rendered(files: Iterable[File], site: Site, templates: tuple[Path, ...]) -> Iterator[tuple[str, bytes]]:
    for file in files:
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
