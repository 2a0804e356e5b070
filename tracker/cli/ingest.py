"""``tracker ingest``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tracker.cli.options import IsoDate, config_option, format_option, workspace
from tracker.cli.output import as_json, emit, progress, tell_outdated
from tracker.model import SourceKind
from tracker.run.ingest import Wish
from tracker.run.intake import take_in
from tracker.run.site import write_site


@click.command("ingest")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--series", help="The recurring meeting they belong to, whatever their texts say.")
@click.option("--date", "meeting_date", type=IsoDate(), help="Day of the meeting (one document only).")
@click.option("--kind", type=click.Choice([k.value for k in SourceKind]), help="Whose text it is.")
@click.option("--replace", is_flag=True, help="Take another text for a meeting as a new version of it.")
@click.option("--rebuild", is_flag=True, help="Read everything stored anew from its snapshots.")
@click.option("--changelog", is_flag=True, help="Write the HTML changelog of what was touched afterwards.")
@config_option
@format_option("text", "json")
def command(
    paths: tuple[Path, ...],
    series: str | None,
    meeting_date: date | None,
    kind: str | None,
    replace: bool,
    rebuild: bool,
    changelog: bool,
    config_path: Path | None,
    format_: str,
) -> int:
    """Take statements in: .txt captures, .html, .md, .pdf, .docx, or a .jsonl series; '-' is standard input.

    The same bytes again change nothing; changed bytes for the same meeting are a new revision.
    """
    if not paths and not rebuild:
        raise click.UsageError("Name a file, a folder, or '-' for standard input.")
    space = workspace(config_path)
    wish = Wish(series, meeting_date, SourceKind(kind) if kind else None, replace)
    with progress("Reading and labelling…"):
        tally = take_in(space, paths, wish, rebuild=rebuild)
    emit(as_json(tally.as_dict()) if format_ == "json" else str(tally))
    if changelog:
        click.echo(write_site(space, space.config.site.folder), err=format_ == "json")
    for error in tally.errors:
        click.echo(f"tracker: {error}", err=True)
    tell_outdated(space)
    if not tally.errors:
        return 0
    return 1 if tally.items else max(error.exit_code for error in tally.errors)
