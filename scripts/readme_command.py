"""Print a command of the README, so that CI runs the very line that a reader pastes."""

from __future__ import annotations

import re
import sys
from pathlib import Path


def command(readme: str, name: str) -> str:
    """Return the one-line shell block that follows the marker ``<!-- command: name -->``."""
    marker = rf"<!-- command: {re.escape(name)} -->"
    found = re.search(rf"{marker}\s*```(?:sh|bash)?\n(.+?)\n```", readme, re.DOTALL)
    if found is None:
        raise SystemExit(f"README.md has no command named {name}")
    return found[1]


def main() -> None:
    """Print the command named on the command line."""
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    sys.stdout.write(command(readme, sys.argv[1]) + "\n")


if __name__ == "__main__":
    main()
