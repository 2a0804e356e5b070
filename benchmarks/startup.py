"""What a command that needs no new embedding takes, in units of importing sentence-transformers.

python -m benchmarks.startup [ROUNDS]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.sidebyside import in_turn, python, table
from store import Store

_BASE = "import sentence_transformers"
_SOURCE = """
[[series]]
name = "Straits Security Dialogue"
[[series.sources]]
kind = "folder"
path = "inbox"
"""


def prepare(folder: Path) -> list[str]:
    """Make a workspace with the demo's statements and a folder to watch; return two statement ids."""
    python("-m", "tracker", "demo", str(folder))
    config = folder / "config.toml"
    config.write_text(config.read_text(encoding="utf-8") + _SOURCE, encoding="utf-8")
    python("-m", "tracker", "run", cwd=folder)
    store = Store(folder / "tracker.sqlite")
    ids = [statement.id for statement in store.statements.all() if statement.source_kind.may_drop]
    store.close()
    return ids[-2:]


def commands(folder: Path) -> dict[str, Callable[[], object]]:
    """Return the commands to measure, each in a process of its own."""
    old, new = prepare(folder)
    tracker = partial(python, "-m", "tracker", cwd=folder)
    return {
        _BASE: partial(python, "-c", "import sentence_transformers"),
        "tracker --help": partial(tracker, "--help"),
        "tracker digest": partial(tracker, "digest"),
        "tracker compare OLD NEW": partial(tracker, "compare", old, new),
        # Words that stand in the texts; what no word finds is sought by its meaning, and must be embedded.
        "tracker history WORDS": partial(tracker, "history", "rescue"),
        "tracker due": partial(tracker, "due"),
        "tracker run, nothing new": partial(tracker, "run"),
    }


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        jobs = commands(Path(folder) / "ws")
        costs = in_turn(jobs, rounds)
    print(table(costs, _BASE, dict.fromkeys([name for name in jobs if name != _BASE], "≤ 0.1")))


if __name__ == "__main__":
    main()
