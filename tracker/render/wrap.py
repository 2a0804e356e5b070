"""Width-aware wrapping of plain text: wide East Asian characters take two cells."""

from __future__ import annotations

import re
import unicodedata

from tracker.render.safe import visible

_BREAKABLE = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+"
)
_LONGEST_WORD = 900
"""Cells of a word that is kept whole; with its prefix it fits in a line of mail (998, RFC 5322, 2.1.1)."""
_NO_START = frozenset("、。，．！？）」』】〉》・ー")


def cells(text: str) -> int:
    """Return how many terminal cells a text takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def wrap(text: str, width: int, *, first: str = "", rest: str | None = None) -> str:
    """Fill a paragraph to ``width`` cells.

    A word longer than a line stands on a line of its own, whole: a path or an address that was cut could
    neither be found in a message nor copied from it. Only what is longer than any word is cut to the width.

    Args:
        text: any text; its own line breaks count as spaces, control characters become visible.
        width: cells of a whole line, prefixes included.
        first: prefix of the first line.
        rest: prefix of the other lines; blanks as wide as ``first`` when null.
    """
    hang = " " * cells(first) if rest is None else rest
    room = max(8, width - max(cells(first), cells(hang)))
    lines, line = [], ""
    for piece in _pieces(text, room):
        if line and cells(line) + cells(piece.rstrip()) > room and piece[0] not in _NO_START:
            lines.append(line.rstrip())
            line = ""
        line += piece if line or not piece.isspace() else ""
    lines.append(line.rstrip())
    return "\n".join(((first if n == 0 else hang) + part).rstrip() for n, part in enumerate(lines))


def _pieces(text: str, room: int) -> list[str]:
    pieces: list[str] = []
    for match in _BREAKABLE.finditer(" ".join(visible(text).split())):
        piece = match.group()
        whole = cells(piece) <= max(room, _LONGEST_WORD)
        while not whole and cells(piece) > room:
            pieces.append(piece[: room // 2] if cells(piece[:room]) > room else piece[:room])
            piece = piece[len(pieces[-1]) :]
        pieces.append(piece)
    return pieces
