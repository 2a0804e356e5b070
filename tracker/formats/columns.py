"""Tables in plain text: cells apart by tabs, as browsers copy them, or by runs of spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_GAP = re.compile(r"\t+| {3,}")
_RUN = re.compile(r"(?<=\S)(?: {2,}|\t+)")
_MARK = re.compile(r"(?:[•○□■◆▪*–-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]+)[.)]|\[\d+\]|[①-⑳¹²³*†]|第.{1,4}[条章])")
_BARS = re.compile(r"[│┃║|]")
_FRAME = re.compile(r"\s*(?:[─-╿]{5,}|\+[+=-]{3,}\+)\s*")
_LEAST_BARS = 3
_LONGEST_CELL = 60
_MOST_CELLS = 8
_NEAR = 2
"""Columns that the starts of cells below each other may differ."""
_OPEN = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    starts: tuple[int, ...]
    tabs: bool


def rows_of(lines: Sequence[str]) -> list[str | None]:
    """For each line its cells joined by ' | ' where it is a row of a table, and null for any other line.

    A row has cells that start below those of the row next to it, or tabs as that one has; one blank line may
    stand between. A line that is a list mark and its text is none, nor are two columns of running text.
    """
    lines = [_unruled(line) for line in lines]
    filled = [(number, row) for number, line in enumerate(lines) if (row := _row(line)) or line.strip()]
    found: list[str | None] = [None] * len(lines)
    for (above, first), (below, second) in pairwise(filled):
        if first and second and below - above <= 2 and _aligned(first, second):
            found[above], found[below] = " | ".join(first.cells), " | ".join(second.cells)
    return found if not _is_text(found) else [None] * len(lines)


def without_runs(line: str) -> str:
    """A line with single spaces between its words, empty where it only rules a frame; indentation stays."""
    return "" if _FRAME.fullmatch(line) else _RUN.sub(" ", line).rstrip()


def _unruled(line: str) -> str:
    """A row of a framed table with tabs between its cells, and no text for a line of the frame."""
    if _FRAME.fullmatch(line):
        return ""
    cells = _BARS.split(line.strip())
    framed = len(cells) >= _LEAST_BARS and not cells[0] and not cells[-1]
    return "\t".join(cell.strip() for cell in cells[1:-1]) if framed else line


def _row(line: str) -> _Row | None:
    indent = len(line) - len(line.lstrip())
    cells = _GAP.split(line.strip())
    if (
        not 2 <= len(cells) <= _MOST_CELLS
        or max(map(len, cells)) > _LONGEST_CELL
        or _MARK.fullmatch(cells[0])
    ):
        return None
    if any(cell.endswith((":", "：")) or ": " in cell for cell in cells):
        return None
    starts = (indent, *(indent + gap.end() for gap in _GAP.finditer(line.strip())))
    return _Row(tuple(without_runs(cell) for cell in cells), starts, "\t" in line)


def _aligned(first: _Row, second: _Row) -> bool:
    if first.tabs and second.tabs:
        return abs(len(first.cells) - len(second.cells)) <= 1
    near = sum(any(abs(a - b) <= _NEAR for b in second.starts[1:]) for a in first.starts[1:])
    return abs(len(first.cells) - len(second.cells)) <= 1 and near >= 1


def _is_text(rows: Sequence[str | None]) -> bool:
    """Whether most rows go on in mid-sentence: then the page is printed in columns."""
    texts = [row for row in rows if row]
    return 2 * sum(bool(_OPEN.match(row)) for row in texts) > len(texts)
