"""The line on which a key of a TOML file stands, so that an error can name it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(#.*)?$")


def line_of(text: str, location: Sequence[str | int]) -> int | None:
    """Return the 1-based line of a key, or of the nearest table around it; null where there is none.

    Args:
        text: the TOML source, known to parse.
        location: keys and array indexes from the root, as a validation error gives them.
    """
    names = [str(part) for part in location if isinstance(part, str)]
    indexes = [part for part in location if isinstance(part, int)]
    nearest: int | None = None
    table: list[str] = []
    occurrence = -1
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            table = [part.strip().strip("\"'") for part in header[2].split(".")]
            if table == names[: len(table)] and header[1] == "[[":
                occurrence += 1
            if table == names[: len(table)] and (not indexes or occurrence in (indexes[0], -1)):
                nearest = number
            continue
        if not indexes or occurrence in (indexes[0], -1):
            key = line.split("=", 1)[0].strip().strip("\"'") if "=" in line else None
            if key is not None and [*table, *key.split(".")] == names[: len(table) + key.count(".") + 1]:
                return number
    return nearest
