"""Finds the files that ship with the program, from a wheel, an sdist or a bare checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return the path of a shipped file or folder such as ``templates`` or ``config.toml``.

    A wheel holds them inside the package. A checkout holds them one level up, which is only believed
    where that level also holds ``pyproject.toml``: some other project's ``templates`` is not ours.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    inside = _PACKAGE / name
    if inside.exists():
        return inside
    checkout = _PACKAGE.parent
    beside = checkout / name
    if (checkout / "pyproject.toml").is_file() and beside.exists():
        return beside
    raise FileNotFoundError(f"{name} is not part of this installation; install commitment-tracker again")
