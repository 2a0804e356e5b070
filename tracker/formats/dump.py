"""Pages as text browsers print them (``lynx -dump``): links have numbers, a list of addresses follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tracker.model import Discarded, DiscardReason, Line

_LINK = re.compile(r"(?<![\w\])])\[(\d{1,3})\](?=\S)")
_CONTROL = re.compile(r"\((?:BUTTON|INPUT|IMG|SUBMIT)\) ?|\[(?:BUTTON|INPUT)\] ?")
_ADDRESS = re.compile(r"\s*\d{1,3}\.\s+(?:https?|ftp|file|mailto|javascript):\S*\s*")
_HEAD = re.compile(r"\s*(?:References|Links|Visible links:?|Hidden links:?)\s*")
_FEW = 5
"""Numbered links from which a text is a dump; notes are fewer, and stand behind their words."""
_WHY = "the list of the page's links"


def without_links(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Discarded, ...]]:
    """Return the lines without the numbers of links, and the list of their addresses at the end.

    The numbers go up by one from link to link, which those of notes in front of a word never do.
    """
    numbers = [int(number) for line in lines for number in _LINK.findall(line.text)]
    if len(numbers) < _FEW or any(not 0 < b - a <= 2 for a, b in pairwise(numbers)):
        return tuple(lines), ()
    end = _before_addresses(lines)
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
