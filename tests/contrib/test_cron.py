"""The line of the docs, in the bare surroundings that cron gives it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from contrib.conftest import ROOT, needs

pytestmark = pytest.mark.slow


def table(tracker: Path, space: Path) -> str:
    page = (ROOT / "docs/scheduling.md").read_text(encoding="utf-8")
    block = page.split("## cron")[1].split("```text\n")[1].split("```")[0]
    return block.replace("/home/me/.local/bin/tracker", str(tracker)).replace("/home/me/tracker", str(space))


def test_cron_takes_the_table(tracker: Path, space: Path, tmp_path: Path) -> None:
    crontab = needs("crontab")
    path = tmp_path / "table"
    path.write_text(table(tracker, space), encoding="utf-8")
    done = subprocess.run([crontab, "-n", str(path)], capture_output=True, text=True, check=False)  # noqa: S603
    if "invalid option" in done.stderr or "usage" in done.stderr.lower():
        pytest.skip("this crontab cannot check a table without installing it")
    assert done.returncode == 0, done.stderr


def test_the_command_runs_in_the_environment_of_cron(tracker: Path, space: Path) -> None:
    (line,) = [line for line in table(tracker, space).splitlines() if " run " in line]
    command = line.split(maxsplit=5)[5]
    assert "%" not in command, "cron takes a percent sign for the end of the line"
    bare = {"SHELL": "/bin/sh", "PATH": "/usr/bin:/bin", "HOME": str(space), "LOGNAME": "me"}
    done = subprocess.run(["/bin/sh", "-c", command], env=bare, cwd="/", check=False)  # noqa: S603
    assert done.returncode == 0
    assert "harbour-dialogue/2025-03-04" in (space / "run.log").read_text(encoding="utf-8")
