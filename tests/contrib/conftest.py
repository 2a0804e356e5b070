"""What trying the recipes of ``contrib`` takes."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from run.conftest import talk

ROOT = Path(__file__).resolve().parents[2]
CONFIG = """
[[channels]]
name = "files"
type = "file"
folder = "out"
[[series]]
name = "Harbour Dialogue"
[[series.sources]]
kind = "folder"
path = "inbox"
"""


@pytest.fixture
def tracker() -> Path:
    """The installed command, as a scheduler starts it."""
    found = shutil.which("tracker", path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip("needs the installed command 'tracker' beside the interpreter")
    return Path(found)


@pytest.fixture
def space(tmp_path: Path) -> Path:
    """A workspace with one statement in its inbox, and a channel of files."""
    folder = tmp_path / "workspace"
    (folder / "inbox").mkdir(parents=True)
    (folder / "config.toml").write_text(CONFIG, encoding="utf-8")
    put(folder, 1, "4 March 2025")
    return folder


def put(folder: Path, number: int, day: str) -> None:
    """Drop a statement into the inbox."""
    (folder / "inbox" / f"{number}.txt").write_text(talk(number, day), encoding="utf-8")


def needs(name: str) -> str:
    """Return the path of a program; skip the test without it."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name}")
    return found
