"""The demo: the shipped series, ingested into a folder, with its digest and changelog written."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from tracker.model import Digest
from tracker.render import render_digest
from tracker.run.arrival import read_arrivals
from tracker.run.digests import latest_digests
from tracker.run.ingest import Wish, ingest
from tracker.run.site import write_site
from tracker.run.workspace import init_workspace, open_workspace

SERIES = "Straits Security Dialogue"


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the demo's results lie."""

    config: Path
    statements: int
    digest_page: Path
    changelog: Path
    """Front page of the site."""
    digest: Digest


def run_demo(folder: Path) -> Demo:
    """Make a workspace in ``folder`` and do there all that the tracker does.

    Raises:
        TrackerError: the folder holds a workspace already, or cannot be written.
    """
    config = init_workspace(folder)
    workspace = open_workspace(config, folder)
    texts = sorted(
        (t for t in files("tracker.demo").iterdir() if t.name.endswith(".txt")), key=lambda t: t.name
    )
    arrivals = []
    for text in texts:
        data = text.read_bytes()
        (folder / "inbox" / text.name).write_bytes(data)
        arrivals += read_arrivals(data, text.name, workspace.clock())
    ingest(workspace, arrivals, Wish(series=SERIES))
    digests = latest_digests(workspace)
    page = folder / "digest.html"
    page.write_text(render_digest(digests, "html"), encoding="utf-8")
    site = write_site(workspace, workspace.config.site.folder)
    workspace.store.close()
    return Demo(config, len(arrivals), page, site.folder / "index.html", digests[0])
