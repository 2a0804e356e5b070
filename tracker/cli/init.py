"""``tracker init``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.run.workspace import init_workspace


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
def command(folder: Path) -> None:
    """Make a workspace in FOLDER: config, inbox and database. Nothing there is overwritten."""
    config = init_workspace(folder)
    click.echo(f"Workspace ready: {config}")
    click.echo(f"Next: put statements into {folder / 'inbox'} and run 'tracker ingest {folder / 'inbox'}'.")
