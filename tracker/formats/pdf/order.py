"""Reading order: lines that span the page part it into bands; in each band, columns left to right."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.formats.pdf.glyphs import TextLine

_MOST_CROSSING = 0.45
_FEWEST_ROWS = 4
_NARROWEST = 0.2
_STEP = 2.0


def reading_order(lines: Sequence[TextLine], width: float) -> list[list[TextLine]]:
    """Order the lines of one page of ``width`` points; each list of the result is one column of a band."""
    gutter = find_gutter(lines, width)
    if gutter is None:
        return [_rows(lines)] if lines else []
    columns: list[list[TextLine]] = []
    left: list[TextLine] = []
    right: list[TextLine] = []
    for line in sorted(lines, key=lambda line: -line.middle):
        if line.left < gutter < line.right:
            columns += [left, right, [line]]
            left, right = [], []
        else:
            (left if line.right <= gutter else right).append(line)
    columns += [left, right]
    return [_rows(column) for column in columns if column]


def find_gutter(lines: Sequence[TextLine], width: float) -> float | None:
    """Where the white stripe between two columns runs, or ``None`` on a page of one column."""
    best: tuple[int, float] | None = None
    places = int(width * 0.4 / _STEP)
    for place in (width * 0.3 + _STEP * step for step in range(places)):
        crossing = [line for line in lines if line.left < place < line.right]
        left = [line for line in lines if line.right <= place]
        right = [line for line in lines if line.left >= place]
        if len(crossing) > _MOST_CROSSING * len(lines) or not _are_columns(left, right, width):
            continue
        if best is None or len(crossing) < best[0]:
            best = (len(crossing), place)
    return best[1] if best else None


def _are_columns(left: Sequence[TextLine], right: Sequence[TextLine], width: float) -> bool:
    """Whether both sides hold running lines side by side, and not the cells of a table."""
    if min(len(left), len(right)) < _FEWEST_ROWS:
        return False
    if any(_usual_width(side) < _NARROWEST * width for side in (left, right)):
        return False
    low, high = min(line.bottom for line in right), max(line.top for line in right)
    beside = sum(low <= line.middle <= high for line in left)
    return beside >= _FEWEST_ROWS


def _usual_width(side: Sequence[TextLine]) -> float:
    widths = sorted(line.right - line.left for line in side)
    return widths[len(widths) // 2]


def _rows(lines: Sequence[TextLine]) -> list[TextLine]:
    """Top to bottom, and left to right where lines stand at one height."""
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda line: -line.middle):
        if rows and abs(rows[-1][0].middle - line.middle) < 0.4 * max(line.size, 4):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]
