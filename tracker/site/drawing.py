"""Numbers for the drawings of the site. The templates turn them into SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model import Kind, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.site.data import Reading

TALL = 22
"""Height of a row of the matrix in units of the drawing."""
_ROOM = 560
_NARROW, _WIDE = 14, 64
"""Bounds for the width of a column: a finger's tip, and what still reads as one line."""
_JOINED = frozenset("FVWPCR")


@dataclass(frozen=True, slots=True)
class Strip:
    """One thread as a line through its meetings: joined where it was said, marked where words changed."""

    width: int
    cell: int
    """Width of a column."""
    line: str
    """Path of the stretches in which it was said without a gap."""
    silent: str
    """Path of the stretches in texts whose silence proves nothing."""
    signs: tuple[tuple[str, int], ...]
    """Letter and horizontal place of each mark."""


def cell_width(columns: int) -> int:
    """Return the width of a column when so many stand beside each other."""
    return max(_NARROW, min(_WIDE, _ROOM // max(1, columns)))


def strip_of(marks: str) -> Strip:
    """Lay out a row of the matrix."""
    y = TALL // 2
    cell = cell_width(len(marks))
    xs = [n * cell + cell // 2 for n in range(len(marks))]
    line, silent, signs = [], [], []
    start = 0
    while start < len(marks):
        end = start
        while end + 1 < len(marks) and (marks[end + 1] in _JOINED) == (marks[start] in _JOINED):
            end += 1
        if marks[start] in _JOINED:
            if end > start:
                line.append(f"M{xs[start]} {y}H{xs[end]}")
            signs += [(marks[n], xs[n]) for n in range(start, end + 1)]
        elif start:
            signs += [("-", xs[start])] if marks[start] == "-" else []
            dotted = [n for n in range(start, end + 1) if marks[n] == "?"]
            silent += [f"M{xs[n] - 3} {y}h6" for n in dotted]
        start = end + 1
    return Strip(cell * max(1, len(marks)), cell, "".join(line), "".join(silent), tuple(signs))


@dataclass(frozen=True, slots=True)
class Bar:
    """What one statement was made of, as heights in parts of a hundred."""

    x: float
    width: float
    new: float
    changed: float
    same: float
    dropped: float
    said: str
    """The same in words."""
    position: int


def shares(readings: Sequence[Reading], width: int = 640, height: int = 100) -> tuple[Bar, ...]:
    """Lay out new, changed, unchanged and dropped sentences of each meeting against the fullest one."""
    if not readings:
        return ()
    counts = [r.digest.counts for r in readings]
    rows = [(c.new + c.returned, c.changed + c.partial + c.reworded, c.verbatim, c.dropped) for c in counts]
    top = max(1, *(sum(row[:3]) for row in rows), *(row[3] for row in rows))
    step = width / len(rows)
    wide = min(step - min(3.0, step / 4), 36)
    return tuple(
        Bar(
            x=round(n * step + (step - wide) / 2, 1),
            width=round(wide, 1),
            new=round(row[0] * height / top, 1),
            changed=round(row[1] * height / top, 1),
            same=round(row[2] * height / top, 1),
            dropped=round(row[3] * height / top, 1),
            said=f"{row[0]} new, {row[1]} in other words, {row[2]} unchanged, {row[3]} dropped",
            position=n,
        )
        for n, row in enumerate(rows)
    )


@dataclass(frozen=True, slots=True)
class Trend:
    """Strength over time: one point a meeting that has any."""

    path: str
    points: tuple[tuple[float, float, float], ...]
    """Place and mean level, 0 to 1."""
    label: str


def strength(readings: Sequence[Reading], width: int = 640, height: int = 90) -> Trend | None:
    """Draw the mean strength of what each statement undertakes or holds; null below two meetings."""
    points: list[tuple[float, float, float]] = []
    step = width / max(1, len(readings))
    for n, reading in enumerate(readings):
        levels = [
            s.sentence.annotated.strength.level
            for s in reading.changes.sentences
            if s.label is not Label.DROPPED
            and s.sentence.annotated.strength
            and s.sentence.annotated.kind in (Kind.COMMITMENT, Kind.POSITION)
        ]
        if levels:
            mean = sum(levels) / len(levels)
            points.append((round((n + 0.5) * step, 1), round(height * (1 - mean), 1), round(mean, 2)))
    if len(points) < 2:
        return None
    path = "M" + "L".join(f"{x} {y}" for x, y, _ in points)
    low, high = min(p[2] for p in points), max(p[2] for p in points)
    span = f"between {low:.2f} and {high:.2f}, {points[-1][2]:.2f} at the latest meeting"
    said = f"Mean strength of commitments and positions, {span}"
    return Trend(path, tuple(points), said)
