"""The line on which a key of a TOML file stands, so that an error can name it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*([\w\-.\"' ]+?)\s*=")

Place = tuple[str | int, ...]


def line_of(text: str, location: Sequence[str | int]) -> int | None:
    """Return the 1-based line of a key, or of the nearest table around it; null where there is none.

    Args:
        text: the TOML source, known to parse.
        location: keys and array indexes from the root, as a validation error gives them.
    """
    wanted = tuple(location)
    best, depth = None, 0
    for number, place in _places(text):
        common = min(len(place), len(wanted))
        if common > depth and place[:common] == wanted[:common]:
            best, depth = number, common
    return best


def _places(text: str) -> Iterator[tuple[int, Place]]:
    """Yield every header and key with its line and its place from the root."""
    table: Place = ()
    last: dict[Place, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _table(_names(header[2]), last, repeated=header[1] == "[[")
            yield number, table
        elif key := _KEY.match(line):
            yield number, (*table, *_names(key[1]))


def _table(names: Sequence[str], last: dict[Place, int], *, repeated: bool) -> Place:
    """Return the place of a table; ``last`` holds the index of the last element of each array so far."""
    place: Place = ()
    for position, name in enumerate(names):
        place = (*place, name)
        if repeated and position == len(names) - 1:
            last[place] = last.get(place, -1) + 1
        if place in last:
            place = (*place, last[place])
    return place


def _names(dotted: str) -> list[str]:
    return [part.strip().strip("\"'") for part in dotted.split(".")]
