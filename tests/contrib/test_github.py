"""The workflow, step by step with bash as GitHub's runner takes them, against a repository on disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from contrib.conftest import ROOT, needs, put

pytestmark = pytest.mark.slow
WORKFLOW = ROOT / "contrib/github/tracker.yml"


def steps() -> list[dict[str, Any]]:
    (job,) = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"].values()
    return [step for step in job["steps"] if "run" in step]


class Runner:
    """A fresh clone for each job, as on GitHub; only ``uses`` steps are left out."""

    def __init__(self, folder: Path, private: Path, tracker: Path) -> None:
        self.folder, self.private, self.tracker = folder, private, tracker
        self.origin = folder / "origin.git"
        self.git("init", "-q", "--bare", "-b", "main", str(self.origin), at=folder)
        self.git("init", "-q", "-b", "main", at=private)
        self.git("remote", "add", "origin", str(self.origin), at=private)
        self.push()

    def push(self) -> None:
        self.git("add", "-A", at=self.private)
        self.git("commit", "-qm", "State", at=self.private)
        self.git("push", "-q", "origin", "main", at=self.private)

    def git(self, *words: str, at: Path) -> str:
        who = ["-c", "user.name=me", "-c", "user.email=me@example.org"]
        return subprocess.run(  # noqa: S603
            [needs("git"), *who, *words], cwd=at, check=True, capture_output=True, text=True
        ).stdout

    def job(self, *, break_origin: bool = False) -> dict[str, int]:
        """Run all steps until one fails that may not; return their exit codes by name."""
        clone = self.folder / "work"
        shutil.rmtree(clone, ignore_errors=True)
        self.git("clone", "-q", "--depth", "1", f"file://{self.origin}", str(clone), at=self.folder)
        if break_origin:
            self.git("remote", "set-url", "origin", str(self.folder / "nowhere.git"), at=clone)
        codes: dict[str, int] = {}
        for step in steps():
            if "if" in step and codes["Look"] == 0:
                continue
            codes[step["name"]] = self._step(step["run"], clone)
            if codes[step["name"]] and not step.get("continue-on-error"):
                break
        return codes

    def _step(self, script: str, at: Path) -> int:
        path = self.folder / "step.sh"
        path.write_text(script, encoding="utf-8")
        environment = {**os.environ, "PATH": f"{self.tracker.parent}:{os.environ['PATH']}", "HOME": str(at)}
        return subprocess.run(  # noqa: S603
            [needs("bash"), "-e", str(path)], cwd=at, env=environment, check=False, capture_output=True
        ).returncode


@pytest.fixture
def runner(tmp_path: Path, space: Path, tracker: Path) -> Runner:
    (space / "requirements.txt").write_text("commitment-tracker\n", encoding="utf-8")
    return Runner(tmp_path, space, tracker)


def test_the_archive_goes_from_job_to_job(runner: Runner, space: Path) -> None:
    assert runner.job() == dict.fromkeys(("Install", "Fetch the archive", "Look", "Keep the archive"), 0)
    first = runner.git("ls-tree", "--name-only", "archive", at=runner.origin)
    assert first.split() == ["tracker.sqlite"]
    put(space, 2, "9 September 2025")
    runner.push()
    runner.job()
    (message,) = (runner.folder / "work/out").iterdir()
    assert "Harbour Dialogue" in message.read_text(encoding="utf-8")
    assert runner.git("rev-list", "--count", "archive", at=runner.origin).strip() == "1"
    runner.job()
    assert not (runner.folder / "work/out").exists(), "what was told is not told again"


def test_an_archive_that_cannot_be_fetched_is_not_begun_anew(runner: Runner) -> None:
    runner.job()
    kept = runner.git("rev-parse", "archive", at=runner.origin)
    assert runner.job(break_origin=True) == {"Install": 0, "Fetch the archive": 1}
    assert runner.git("rev-parse", "archive", at=runner.origin) == kept


def test_a_failure_is_seen_and_the_archive_is_kept_all_the_same(runner: Runner, space: Path) -> None:
    (space / "inbox" / "bad.txt").write_text("x", encoding="utf-8")
    runner.push()
    codes = runner.job()
    assert (codes["Look"], codes["Keep the archive"], codes["Tell how it went"]) == (1, 0, 1)


def test_the_workflow_is_one_that_github_takes() -> None:
    lint = shutil.which("actionlint") or shutil.which("actionlint", path=str(Path(sys.executable).parent))
    if lint:
        command = [lint, str(WORKFLOW)]
    else:
        pytest.importorskip("check_jsonschema", reason="needs actionlint or check-jsonschema")
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
        command.append(str(WORKFLOW))
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
