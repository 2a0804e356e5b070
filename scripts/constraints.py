"""Print pins for every package that pyproject.toml leads to, as installed in this environment."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

_HEADER = """\
# Versions that were tested together. Written by `make constraints`; use with `pip install -c`.
# torch is pinned to the release whose CPU build is used in CI.
"""


def _name(text: str) -> str:
    return re.sub(r"[-_.]+", "-", text).lower()


def _closure(requirements: list[str]) -> dict[str, str]:
    """Return name → version of everything installed that the requirements lead to."""
    found: dict[str, str] = {}
    waiting = [(Requirement(text), frozenset[str]()) for text in requirements]
    while waiting:
        requirement, extras = waiting.pop()
        name = _name(requirement.name)
        wanted = [{"extra": extra} for extra in (extras or {""})]
        if requirement.marker and not any(requirement.marker.evaluate(w) for w in wanted):
            continue
        if name in found and not requirement.extras:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        # A build tag such as +cpu names a wheel that others do not have.
        found[name] = package.version.partition("+")[0]
        waiting += [(Requirement(text), frozenset(requirement.extras)) for text in package.requires or []]
    return found


def main() -> None:
    """Read pyproject.toml beside this folder and print the pins."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
    wanted = list(project["dependencies"])
    for group in project["optional-dependencies"].values():
        wanted += [text for text in group if not text.startswith(project["name"])]
    pins = _closure(wanted)
    sys.stdout.write(_HEADER)
    for name in sorted(pins):
        sys.stdout.write(f"{name}=={pins[name]}\n")


if __name__ == "__main__":
    main()
