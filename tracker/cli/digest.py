"""``tracker digest``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.options import config_option, format_option, output_option, workspace
from tracker.cli.output import emit, terminal_width, wants_colour
from tracker.render import Format, render_digest, render_terminal
from tracker.run.digests import latest_digests, statement_digest


@click.command("digest")
@click.argument("statement", required=False)
@click.option("--series", help="Only this series.")
@format_option("text", "html", "markdown", "json")
@output_option
@config_option
def command(
    statement: str | None, series: str | None, format_: Format, output: Path | None, config_path: Path | None
) -> None:
    """Tell what STATEMENT changed, or the latest statement of each series.

    STATEMENT is an id that 'tracker ingest' prints, like 'series/2026-03-31' or, of a text that is not the
    official one, 'series/2026-03-31~readout'; the name before the '/' alone means the latest.
    """
    space = workspace(config_path)
    digests = [statement_digest(space, statement)] if statement else latest_digests(space, series)
    if format_ == "text" and output is None and wants_colour():
        click.echo(render_terminal(digests, width=terminal_width()))
        return
    folders = space.template_folders
    emit(render_digest(digests, format_, width=terminal_width(), templates=folders), output)
