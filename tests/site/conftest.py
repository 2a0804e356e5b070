"""The built site, made once: it is only read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from site_archive import build_archive
from tracker.run.site import read_site, render_site
from tracker.run.workspace import Workspace
from tracker.site import Site


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    space = build_archive(tmp_path_factory.mktemp("site"))
    yield space
    space.store.close()


@pytest.fixture(scope="session")
def site(workspace: Workspace) -> Site:
    return read_site(workspace)


@pytest.fixture(scope="session")
def built(site: Site) -> dict[str, str]:
    """Every file of the site by its path."""
    return {path: data.decode("utf-8") for path, data in render_site(site)}
