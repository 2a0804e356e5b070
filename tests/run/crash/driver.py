# ruff: noqa: E402 - the path comes before the imports that need it
"""The command line with light vectors, killed where it is told to be killed.

``python driver.py BOUNDARY NUMBER ARGUMENTS…``: at the NUMBERth time that BOUNDARY is passed the process
kills itself with SIGKILL, as a power cut would. ``none`` runs to the end.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[3]), str(Path(__file__).resolve().parents[2])]

import tracker.embed.exported as exported
from conftest import hashed_words
from store.outbox import Outbox
from store.runs import Runs
from store.watched import Watched
from tracker.cli.app import run
from tracker.deliver import SmtpNotifier
from tracker.run import letters, look, uptake

exported.ExportingEmbedder.encode = lambda _self, texts: hashed_words(list(texts))  # type: ignore[method-assign]

BOUNDARIES: dict[str, tuple[Any, str]] = {
    "run begun": (Runs, "begin"),
    "looked": (look, "check"),
    "taken in": (uptake, "ingest"),
    "queued": (look, "queue"),
    "source remembered": (Watched, "succeeded"),
    "check recorded": (Runs, "add_check"),
    "message written": (letters, "message_of"),
    "handed over": (Outbox, "hand_over"),
    "accepted by the server": (SmtpNotifier, "send"),
    "acceptance noted": (Outbox, "accepted"),
    "run ended": (Runs, "end"),
}


def kill_after(owner: Any, name: str, times: int) -> None:
    genuine: Callable[..., Any] = getattr(owner, name)
    left = [times]

    def then_die(*arguments: Any, **keys: Any) -> Any:
        result = genuine(*arguments, **keys)
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, then_die)


if __name__ == "__main__":
    if sys.argv[1] in BOUNDARIES:
        kill_after(*BOUNDARIES[sys.argv[1]], int(sys.argv[2]))
    sys.exit(run(sys.argv[3:]))
