"""``tracker resolve``."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from tracker.cli.options import config_option, format_option, workspace
from tracker.cli.output import as_json, emit, terminal_width
from tracker.model import DecisionKind
from tracker.render import thread_dict, threads_text
from tracker.run.resolve import resolve


@click.command("resolve")
@click.argument("thread")
@click.option("--met", "kind", flag_value="met", help="What was promised was done; needs --evidence.")
@click.option("--missed", "kind", flag_value="missed", help="It was not done in time.")
@click.option("--withdrawn", "kind", flag_value="withdrawn", help="The promise was taken back.")
@click.option("--why", required=True, help="The reason; shown wherever the outcome is.")
@click.option("--evidence", metavar="URL", help="What proves it.")
@click.option("--who", default=getpass.getuser, show_default="your login name", help="Who decides.")
@click.option("--seen", type=int, help="Number of the last decision you know of ('version' in JSON).")
@format_option("text", "json")
@config_option
def command(
    thread: str,
    kind: str | None,
    why: str,
    evidence: str | None,
    who: str,
    seen: int | None,
    format_: str,
    config_path: Path | None,
) -> None:
    """Decide what became of THREAD: met, missed or withdrawn. A decision is never overwritten in silence."""
    if kind is None:
        raise click.UsageError("Say --met, --missed or --withdrawn.")
    space = workspace(config_path)
    settled = resolve(space, thread, DecisionKind(kind), why=why, who=who, evidence=evidence, seen=seen)
    if format_ == "json":
        emit(as_json({"version": 1, "thread": thread_dict(settled)}))
    else:
        emit(threads_text([settled], terminal_width()))
