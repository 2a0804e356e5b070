"""``tracker doctor``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from tracker.cli.options import config_option, format_option, workspace
from tracker.cli.output import as_json, emit, progress
from tracker.run.doctor import Diagnosis, Health, examine


@click.command("doctor")
@click.option("--offline", is_flag=True, help="Do not ask sources and mail servers.")
@config_option
@format_option("text", "json")
def command(offline: bool, config_path: Path | None, format_: str) -> int:
    """Check config, database, model, clock, disk, sources and channels, and say how to mend each.

    Exit code 1 where something does not work.
    """
    space = workspace(config_path)
    with progress("Examining…"):
        found = list(examine(space, outside=not offline))
    if format_ == "json":
        emit(as_json({"version": 1, "parts": [asdict(diagnosis) for diagnosis in found]}))
    else:
        for diagnosis in found:
            emit(_line(diagnosis))
    return int(any(diagnosis.health is Health.ILL for diagnosis in found))


def _line(diagnosis: Diagnosis) -> str:
    line = f"{diagnosis.health:<8} {diagnosis.part}: {diagnosis.found.rstrip('.')}."
    return f"{line} {diagnosis.mend[0].upper()}{diagnosis.mend[1:]}." if diagnosis.mend else line
