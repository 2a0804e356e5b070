"""Pages as text browsers print them (``lynx -dump``): links have numbers, a list of addresses follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tracker.model import Discarded, DiscardReason, Line

_LINK = re.compile(r"(?<![\w\])])\[(\d{1,4})\](?=\S)")
_INSIDE = re.compile(rf"\S.*?{_LINK.pattern}")
_CONTROL = re.compile(r"\((?:BUTTON|INPUT|IMG|SUBMIT)\) ?|\[(?:BUTTON|INPUT)\] ?")
_ADDRESS = re.compile(r"\s*\d{1,4}\.\s+(?:https?|ftp|file|mailto|javascript):\S*\s*")
_HEAD = re.compile(r"\s*(?:References|Links|Visible links:?|Hidden links:?)\s*")
_FEW = 5
"""Numbered links from which a text is a dump; notes are fewer, and stand behind their words."""
_STEP = 2
_WHY = "the list of the page's links"


def without_links(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Discarded, ...]]:
    """Return the lines without the numbers of links, and the list of their addresses at the end.

    The numbers go up from link to link; they leave out links without words. Where there is no list, they
    must go up by one or two, and not all stand at the beginnings of lines as those of notes do.
    """
    numbers = [int(number) for line in lines for number in _LINK.findall(line.text)]
    steps = [b - a for a, b in pairwise(numbers)]
    if len(numbers) < _FEW or min(steps) <= 0:
        return tuple(lines), ()
    end = _before_addresses(lines)
    if end == len(lines) and (max(steps) > _STEP or not any(map(_INSIDE.search, (n.text for n in lines)))):
        return tuple(lines), ()
    told = (
        Discarded(line.number, line.text.strip(), DiscardReason.PAGE_FURNITURE, _WHY)
        for line in lines[end:]
        if line.text.strip()
    )
    return tuple(
        Line(line.number, _CONTROL.sub("", _LINK.sub("", line.text)), line.hint) for line in lines[:end]
    ), tuple(told)


def _before_addresses(lines: Sequence[Line]) -> int:
    """Return where the list of addresses begins, at the latest behind the last line."""
    end = len(lines)
    while end and (not lines[end - 1].text.strip() or _listed(lines[end - 1].text)):
        end -= 1
    return end if any(_ADDRESS.fullmatch(line.text) for line in lines[end:]) else len(lines)


def _listed(text: str) -> bool:
    return bool(_ADDRESS.fullmatch(text) or _HEAD.fullmatch(text))
