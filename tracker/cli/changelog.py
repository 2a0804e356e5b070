"""``tracker changelog``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.options import config_option, workspace
from tracker.run.site import write_site


@click.command("changelog")
@click.option("--series", help="Only this series.")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Folder to write to.")
@config_option
def command(series: str | None, output: Path | None, config_path: Path | None) -> None:
    """Write the changelog as a static site; open its index.html, or publish the folder as it is."""
    space = workspace(config_path)
    click.echo(write_site(space, output or space.config.site.folder, series))
