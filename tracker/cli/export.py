"""``tracker export``."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from tracker.cli.options import config_option, format_option, workspace
from tracker.cli.output import as_json, emit, progress
from tracker.run.export import KINDS, Kind, export


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--as",
    "kinds",
    type=click.Choice(KINDS),
    multiple=True,
    help="What to write; may be given several times. All by default.",
)
@format_option("text", "json")
@config_option
def command(folder: Path, kinds: tuple[str, ...], format_: str, config_path: Path | None) -> None:
    """Write statements, sentences, matches, threads, deadlines and decisions into FOLDER.

    As CSV, as JSONL, and as a SQLite database with views and a metadata.json for Datasette. The columns are
    described in docs/export.md.
    """
    with progress("Exporting…"):
        written = export(workspace(config_path), folder, cast("tuple[Kind, ...]", kinds) or KINDS)
    if format_ == "json":
        emit(as_json({"version": 1, "files": [str(path) for path in written]}))
    else:
        emit("\n".join(str(path) for path in written))
