# ruff: noqa: E402 - the path comes before the imports that need it
"""The command line with light vectors; one worker of a run kills itself where it is told to.

``TRACKER_TEST_POISON`` names a folder that kills every worker that looks at it.
``TRACKER_TEST_DEATH`` names a boundary and a file: the worker that makes the file dies by SIGKILL there.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[3]), str(Path(__file__).resolve().parents[2])]

import tracker.embed.exported as exported
import tracker.run.crew as crew
from conftest import hashed_words
from store.jobs import Jobs
from store.runs import Runs
from tracker.cli.app import run
from tracker.run import look, uptake

BOUNDARIES: dict[str, tuple[Any, str]] = {
    "taken": (Jobs, "take"),
    "looked": (look, "check"),
    "taken in": (uptake, "ingest"),
    "queued": (look, "queue"),
    "check recorded": (Runs, "add_check"),
    "noted as done": (Jobs, "done"),
}


def die_once(owner: Any, name: str, marker: Path) -> None:
    genuine: Callable[..., Any] = getattr(owner, name)

    def then_die(*arguments: Any, **keys: Any) -> Any:
        result = genuine(*arguments, **keys)
        with suppress(FileExistsError):
            marker.open("x").close()
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, then_die)


def die_of(place: str) -> None:
    genuine = look.check

    def check(source: Any, *arguments: Any, **keys: Any) -> Any:
        if source.location.endswith(place):
            os.kill(os.getpid(), signal.SIGKILL)
        return genuine(source, *arguments, **keys)

    look.check = check


if __name__ == "__main__":
    exported.ExportingEmbedder.encode = lambda _self, texts: hashed_words(list(texts))  # type: ignore[method-assign]
    crew.PROGRAM = (sys.executable, __file__)
    death = os.environ.get("TRACKER_TEST_DEATH")
    if death and sys.argv[1] == "work":
        boundary, _, marker = death.partition(":")
        die_once(*BOUNDARIES[boundary], Path(marker))
    poison = os.environ.get("TRACKER_TEST_POISON")
    if poison and sys.argv[1] == "work":
        die_of(poison)
    sys.exit(run(sys.argv[1:]))
