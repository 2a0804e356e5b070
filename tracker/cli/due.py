"""``tracker due``."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import click

from tracker.cli.options import (
    Span,
    config_option,
    format_option,
    output_option,
    series_option,
    workspace,
)
from tracker.cli.output import as_json, emit, terminal_width
from tracker.render import due_text, record_dict
from tracker.run.listing import Wanted, list_due


@click.command("due")
@click.option(
    "--within", type=Span(), help="Only what falls due within this time, such as 30d, 6w, 3m or 1y."
)
@click.option("--overdue/--no-overdue", default=True, show_default=True, help="List what has passed, too.")
@click.option("--group", help="Only this group of series.")
@series_option
@format_option("text", "ics", "json")
@output_option
@config_option
def command(
    within: timedelta | None,
    overdue: bool,
    group: str | None,
    series: str | None,
    format_: str,
    output: Path | None,
    config_path: Path | None,
) -> None:
    """List the deadlines that are due, or overdue and unconfirmed, the earliest first.

    'ics' is a calendar of all-day events (RFC 5545); an event keeps its id from one run to the next.
    """
    space = workspace(config_path)
    entries = list_due(space, Wanted(group=group, series=series), within, overdue=overdue)
    if format_ == "ics":
        from tracker.run.calendars import due_calendar

        threads = [replace(thread, deadlines=(record,)) for thread, record in entries]
        emit(due_calendar(threads, space.config.site.authority), output)
    elif format_ == "json":
        records = [{"thread": thread.id, "group": thread.group, **record_dict(r)} for thread, r in entries]
        emit(as_json({"version": 1, "today": space.clock().date().isoformat(), "due": records}), output)
    else:
        emit(due_text(entries, space.clock().date(), terminal_width()), output)
