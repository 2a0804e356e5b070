"""Plain text captures: one line per physical line, nothing decided."""

from __future__ import annotations

from tracker.model import Line


def plain_lines(text: str, *, first: int = 1) -> tuple[Line, ...]:
    """Number the lines of normalised ``text`` from ``first``; blank lines stay, as empty text.

    Indentation is kept, because it can tell a list item from a wrapped line.
    """
    return tuple(Line(number, line.rstrip()) for number, line in enumerate(text.split("\n"), start=first))
