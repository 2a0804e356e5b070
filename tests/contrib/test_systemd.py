"""The units, as systemd itself reads them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from contrib.conftest import ROOT, needs

pytestmark = pytest.mark.slow


def test_systemd_finds_no_fault_in_the_units(tmp_path: Path, tracker: Path) -> None:
    analyze = needs("systemd-analyze")
    for unit in (ROOT / "contrib/systemd").iterdir():
        text = unit.read_text(encoding="utf-8").replace("/usr/local/bin/tracker", str(tracker))
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    units = [str(path) for path in sorted(tmp_path.iterdir())]
    done = subprocess.run(  # noqa: S603
        [analyze, "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    assert (done.returncode, [x for x in done.stderr.splitlines() if "tracker" in x]) == (0, [])


def test_systemd_understands_the_time(tmp_path: Path) -> None:
    analyze = needs("systemd-analyze")
    text = (ROOT / "contrib/systemd/tracker.timer").read_text(encoding="utf-8")
    (when,) = [line.partition("=")[2] for line in text.splitlines() if line.startswith("OnCalendar=")]
    done = subprocess.run([analyze, "calendar", when], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    assert "Next elapse" in done.stdout
