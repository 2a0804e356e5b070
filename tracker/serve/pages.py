"""The pages of the site, rendered when one is asked for after something changed."""

from __future__ import annotations

from tracker.run.site import read_site, render_site, templates_of
from tracker.run.workspace import Workspace


class Pages:
    """Keeps the rendered site in memory.

    Args:
        workspace: the archive.
        secret: goes into the forms of the pages.
    """

    def __init__(self, workspace: Workspace, secret: str) -> None:
        self._workspace = workspace
        self._secret = secret
        self._files: dict[str, bytes] | None = None

    def forget(self) -> None:
        """Render anew at the next request: something was decided."""
        self._files = None

    def get(self, path: str) -> bytes | None:
        """Return a file of the site, or null where there is none."""
        if self._files is None:
            site = read_site(self._workspace, served=self._secret)
            self._files = dict(render_site(site, templates_of(self._workspace)))
        return self._files.get(path)
