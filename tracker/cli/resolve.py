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
@click.option("--met", is_flag=True, help="What was promised was done; needs --evidence.")
@click.option("--missed", is_flag=True, help="It was not done in time.")
@click.option("--withdrawn", is_flag=True, help="The promise was taken back.")
@click.option("--why", required=True, help="The reason; shown wherever the outcome is.")
@click.option("--evidence", metavar="URL", help="What proves it: a web address or the id of a statement.")
@click.option("--who", default=getpass.getuser, show_default="your login name", help="Who decides.")
@click.option("--seen", type=int, help="Number of the last decision you know of ('version' in JSON).")
@click.option("--replace", is_flag=True, help="Let this stand instead of what you decided before.")
@format_option("text", "json")
@config_option
def command(
    thread: str,
    met: bool,
    missed: bool,
    withdrawn: bool,
    why: str,
    evidence: str | None,
    who: str,
    seen: int | None,
    replace: bool,
    format_: str,
    config_path: Path | None,
) -> None:
    """Decide what became of THREAD: met, missed or withdrawn. A decision is never overwritten in silence."""
    kind = _kind({DecisionKind.MET: met, DecisionKind.MISSED: missed, DecisionKind.WITHDRAWN: withdrawn})
    space = workspace(config_path)
    settled = resolve(space, thread, kind, why=why, who=who, evidence=evidence, seen=seen, replace=replace)
    if format_ == "json":
        emit(as_json({"version": 1, "thread": thread_dict(settled)}))
    else:
        emit(threads_text([settled], terminal_width()))


def _kind(given: dict[DecisionKind, bool]) -> DecisionKind:
    chosen = [kind for kind, said in given.items() if said]
    if not chosen:
        raise click.UsageError("Say --met, --missed or --withdrawn.")
    if len(chosen) > 1:
        raise click.UsageError(f"Choose one of {' and '.join(f'--{kind}' for kind in chosen)}.")
    return chosen[0]
