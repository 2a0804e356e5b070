"""``tracker demo``."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from tracker.cli.output import progress, terminal_width, wants_colour
from tracker.render import render_digest, render_terminal
from tracker.run.demo import run_demo


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
def command(folder: Path | None) -> None:
    """Ingest an invented series into FOLDER (a new temporary one by default) and write its digest."""
    target = folder or Path(tempfile.mkdtemp(prefix="tracker-demo-"))
    with progress("Reading six invented communiqués; the first sentence takes the longest…"):
        demo = run_demo(target)
    if wants_colour():
        click.echo(render_terminal([demo.digest], width=terminal_width()))
    else:
        click.echo(render_digest([demo.digest], "text", width=terminal_width()))
    click.echo(f"Digest     {demo.digest_page}")
    click.echo(f"Changelog  {demo.changelog}")
    click.echo(f"Workspace  {demo.config.parent}   (try: tracker digest --config {demo.config.parent})")
