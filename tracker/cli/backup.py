"""``tracker backup``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.options import config_option, workspace
from tracker.run.backing_up import back_up


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@config_option
def command(file: Path, config_path: Path | None) -> None:
    """Write the whole workspace to FILE, a zip archive, even while it is in use. Secrets are not in it."""
    size = back_up(workspace(config_path), file)
    click.echo(f"Written to {file} ({_size(size)}); 'tracker restore {file} FOLDER' unpacks it.")


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"
