"""``tracker history``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.options import config_option, format_option, output_option, workspace
from tracker.cli.output import emit, progress, terminal_width
from tracker.render import HistoryFormat, render_history
from tracker.run.histories import look_up


@click.command("history")
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1, 50), default=1, show_default=True, help="Threads to show in full."
)
@click.option("--meaning", is_flag=True, help="Search by meaning even where words find something.")
@format_option("text", "html", "json")
@output_option
@config_option
def command(
    query: tuple[str, ...],
    limit: int,
    meaning: bool,
    format_: HistoryFormat,
    output: Path | None,
    config_path: Path | None,
) -> None:
    """Follow a thread through all meetings. QUERY is its id, words in it, or what it means.

    Shows every wording with what changed since the one before, its dates with what became of them, and
    which statements carry it.
    """
    space = workspace(config_path)
    asked = " ".join(query)
    with progress("Searching…"):
        found = look_up(space, asked, limit=limit, by_meaning=meaning)
    folder = space.config.templates.folder
    emit(
        render_history(
            asked,
            found.threads,
            found.others,
            format_,
            width=terminal_width(),
            templates=(folder,) if folder else (),
        ),
        output,
    )
