"""``tracker threads``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.options import config_option, format_option, output_option, series_option, workspace
from tracker.cli.output import as_json, emit, terminal_width
from tracker.model import Kind, Status
from tracker.render import thread_summary, threads_text
from tracker.run.listing import Wanted, list_threads


@click.command("threads")
@click.option("--status", type=click.Choice([s.value for s in Status]), help="Only threads that stand so.")
@click.option("--kind", type=click.Choice([k.value for k in Kind]), help="Only threads of this kind.")
@click.option("--group", help="Only this group of series.")
@series_option
@format_option("text", "json")
@output_option
@config_option
def command(
    status: str | None,
    kind: str | None,
    group: str | None,
    series: str | None,
    format_: str,
    output: Path | None,
    config_path: Path | None,
) -> None:
    """List the threads: propositions followed through the meetings, those said last first."""
    wanted = Wanted(Status(status) if status else None, Kind(kind) if kind else None, group, series)
    threads = list_threads(workspace(config_path), wanted)
    if format_ == "json":
        emit(as_json({"version": 1, "threads": [thread_summary(thread) for thread in threads]}), output)
    else:
        emit(threads_text(threads, terminal_width()), output)
