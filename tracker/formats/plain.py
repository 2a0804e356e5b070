"""Plain text captures: one line per physical line; only rows of tables are told from other lines."""

from __future__ import annotations

from tracker.formats.columns import rows_of, without_runs
from tracker.model import BlockKind, Line


def plain_lines(text: str, *, first: int = 1) -> tuple[Line, ...]:
    """Number the lines of normalised ``text`` from ``first``; blank lines stay, as empty text.

    Indentation is kept, because it can tell a list item from a wrapped line. Cells that stand below each
    other become a row ('Port | Date'), which is a block of its own.
    """
    lines = text.split("\n")
    return tuple(
        Line(number, row, BlockKind.PARAGRAPH) if row else Line(number, without_runs(line))
        for number, (line, row) in enumerate(zip(lines, rows_of(lines), strict=True), start=first)
    )
