"""``tracker log``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.options import config_option, format_option, workspace
from tracker.cli.output import as_json, count, emit
from tracker.cli.rounds import check_dict, check_line
from tracker.model import RunRecord


@click.command("log")
@click.option("-n", "--number", type=click.IntRange(1), default=10, show_default=True, help="How many runs.")
@config_option
@format_option("text", "json")
def command(number: int, config_path: Path | None, format_: str) -> None:
    """Show past runs, newest first: when, how they ended, and what came of each source."""
    runs = workspace(config_path).store.runs.latest(number)
    if format_ == "json":
        rows = [
            {
                "run": run.id,
                "started_at": run.started_at.isoformat(),
                "ended_at": run.ended_at.isoformat() if run.ended_at else None,
                "exit_code": run.exit_code,
                "model": run.model,
                "counts": dict(run.counts),
                "checks": [check_dict(check) for check in run.checks],
            }
            for run in runs
        ]
        emit(as_json({"version": 1, "runs": rows}))
        return
    for run in runs:
        emit(_head(run))
        for check in run.checks:
            emit(f"  {check_line(check)}")
    if not runs:
        emit("No run yet.")


def _counted(name: str, number: int) -> str:
    """Return a count as it is spoken; the names of things stand in the plural, those of states do not."""
    return count(number, name.removesuffix("s")) if name.endswith("s") else f"{number} {name}"


def _head(run: RunRecord) -> str:
    if run.ended_at is None:
        ended = "did not end (it is at work, or was killed)"
    else:
        seconds = (run.ended_at - run.started_at).total_seconds()
        ended = f"{seconds:.1f} s, exit code {run.exit_code}"
    counts = ", ".join(_counted(name, number) for name, number in run.counts.items() if number)
    return f"Run {run.id}  {run.started_at:%Y-%m-%d %H:%M} UTC  {ended}  {counts}\n  model {run.model}"
