"""``tracker restore``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.run.backing_up import restore


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def command(file: Path, folder: Path) -> None:
    """Unpack a backup FILE into FOLDER, which must not hold a workspace yet."""
    restore(file, folder)
    click.echo(f"Workspace ready: {folder}")
