"""``tracker meetings``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.options import config_option, format_option, output_option, workspace
from tracker.cli.output import as_json, emit, terminal_width
from tracker.render import meetings_text, outlook_dict
from tracker.run.threads import outlooks


@click.command("meetings")
@format_option("text", "json")
@output_option
@config_option
def command(format_: str, output: Path | None, config_path: Path | None) -> None:
    """Tell when each series is expected to meet next, and whether a statement is overdue.

    From what its texts announce, or else from its usual interval.
    """
    found = outlooks(workspace(config_path))
    if format_ == "json":
        emit(as_json({"version": 1, "meetings": [outlook_dict(outlook) for outlook in found]}), output)
    else:
        emit(meetings_text(found, terminal_width()), output)
