"""An invented series in a workspace, and what commands tell about it as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tracker.cli.app import run

TALKS_3 = """Joint Statement of the 3rd Harbour Dialogue

The ministers of Arvania and Belmark met in Port Halden on 4 March 2024.

The ministers agreed to approve a joint harbour rescue plan by the end of 2024. They condemned the attacks on
fishing boats in the northern strait. Belmark will establish a tide-gauge network by the end of 2090. They
agreed to hold the 4th Harbour Dialogue later this year.
"""
TALKS_4 = """Joint Statement of the 4th Harbour Dialogue

The ministers of Arvania and Belmark convened the 4th Harbour Dialogue in Vessby on 9 September 2024.

The ministers agreed to approve a joint harbour rescue plan by the end of 2025. They strongly condemned the
attacks on fishing boats in the northern strait. Belmark will establish a tide-gauge network by the end
of 2090.
"""
TALKS_2 = """Joint Statement of the 2nd Harbour Dialogue

The ministers of Arvania and Belmark met in Port Halden on 6 June 2023.

They condemned the attacks on fishing boats in the northern strait. The ministers thanked their hosts.
"""


def harbour_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the workspace ``ws`` in ``tmp_path`` with two statements; it is what commands then work on."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_CONFIG", str(tmp_path / "ws"))
    assert run(["init", "ws"]) == 0
    for name, text in (("third", TALKS_3), ("fourth", TALKS_4)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        assert run(["ingest", f"{name}.txt"]) == 0
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """What a command tells with ``--format json``."""
    assert run([*arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def thread_with(capsys: pytest.CaptureFixture[str], words: str) -> dict[str, Any]:
    """The thread whose latest wording holds ``words``."""
    threads = told(capsys, "threads")["threads"]
    found: dict[str, Any] = next(thread for thread in threads if words in thread["text"])
    return found
