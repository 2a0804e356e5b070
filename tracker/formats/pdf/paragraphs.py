"""Lines in reading order → paragraphs, headings and list items, wraps joined."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tracker.formats.pdf.glyphs import TextLine
from tracker.formats.pdf.hyphens import compounds_in, is_wide, join_lines
from tracker.formats.rows import role
from tracker.formats.tidy import tidy_line
from tracker.model import BlockKind

_STOP = re.compile(r"[.!?:;。！？：；][\"'”’»)\]]*$")
_NOTE = re.compile(r"\s*(?:\[?\d{1,3}\]?|[*†‡])[\s.)]*\S")
_LONGEST_HEADING = 160


@dataclass(slots=True)
class _Paragraph:
    lines: list[TextLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Geometry:
    """What is usual in a document, in points: size of its text and distance of its lines."""

    size: float
    pitch: float


def measure(columns: Sequence[Sequence[TextLine]]) -> Geometry:
    """Find the usual size (by amount of text) and line distance."""
    sizes: Counter[float] = Counter()
    gaps: list[float] = []
    for column in columns:
        for line in column:
            sizes[round(line.size * 2) / 2] += len(line.text)
        gaps += [above.bottom - below.bottom for above, below in pairwise(column)]
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    usual = [gap for gap in gaps if 0.8 * size < gap < 2.2 * size]
    return Geometry(size, statistics.median_low(usual) if usual else 1.2 * size)


def build(columns: Sequence[Sequence[TextLine]]) -> list[tuple[BlockKind, str]]:
    """Blocks of a document; footnotes are kept and follow at the end, so that no sentence is cut by one."""
    geometry = measure(columns)
    body, notes = _part_notes(columns, geometry)
    compounds = compounds_in([line.text for column in columns for line in column])
    paragraphs = [*_paragraphs(body, geometry), *_paragraphs(notes, geometry)]
    blocks = [_block(paragraph, geometry, compounds) for paragraph in paragraphs]
    return [(kind, text) for kind, text in blocks if text]


def _part_notes(
    columns: Sequence[Sequence[TextLine]], geometry: Geometry
) -> tuple[list[list[TextLine]], list[list[TextLine]]]:
    """Cut small print that starts like a note off the foot of each column."""
    body: list[list[TextLine]] = []
    notes: list[list[TextLine]] = []
    for column in columns:
        cut = len(column)
        while cut and column[cut - 1].size < 0.92 * geometry.size:
            cut -= 1
        starts = next((at for at in range(cut, len(column)) if _NOTE.match(column[at].text)), len(column))
        body.append(list(column[:starts]))
        notes.append(list(column[starts:]))
    return [part for part in body if part], [part for part in notes if part]


def _paragraphs(columns: Sequence[Sequence[TextLine]], geometry: Geometry) -> Iterator[_Paragraph]:
    current = _Paragraph()
    for column in columns:
        left = _usual_edge([line.left for line in column])
        right = max(line.right for line in column)
        for place, line in enumerate(column):
            previous = column[place - 1] if place else None
            if current.lines and _begins(current.lines, previous, line, geometry, (left, right)):
                yield current
                current = _Paragraph()
            current.lines.append(line)
    if current.lines:
        yield current


def _usual_edge(edges: list[float]) -> float:
    return Counter(round(edge) for edge in edges).most_common(1)[0][0]


def _begins(
    current: list[TextLine],
    previous: TextLine | None,
    line: TextLine,
    geometry: Geometry,
    edges: tuple[float, float],
) -> bool:
    """Whether ``line`` begins a new paragraph behind ``current``."""
    last = current[-1]
    if abs(line.size - last.size) > 0.08 * geometry.size or (line.bold and not last.bold):
        return True
    if _is_listed(line.text) and _can_part(last.text):
        return True
    ended = _STOP.search(last.text) is not None
    if previous is None:
        heading = last.bold or last.size > 1.08 * geometry.size
        return heading or (ended and not line.text[:1].islower())
    if last.bold and not line.bold and all(seen.bold for seen in current):
        return not _continues_row(last, line)
    if _continues_row(last, line):
        return False
    pitch = max(geometry.pitch, 1.15 * line.size)
    if last.bottom - line.bottom > 1.3 * pitch:
        return True
    return _is_indented(current, line, edges) or _had_room(last, line, edges)


def _had_room(last: TextLine, line: TextLine, edges: tuple[float, float]) -> bool:
    """Whether the first word of ``line`` would have fitted behind ``last``, so that no wrap parts them."""
    if abs(line.left - last.left) > 3 * line.size or last.text.endswith(("-", "\u00ad")):
        return False
    word = 1 if is_wide(line.text[0]) else len(line.text.split()[0])
    return last.right + (line.right - line.left) / len(line.text) * (word + 1) + 1.2 * line.size < edges[1]


def _is_listed(text: str) -> bool:
    return role(text)[0] in (BlockKind.BULLET, BlockKind.NUMBERED)


def _can_part(text: str) -> bool:
    """Whether a line may be the end of a block, so that a figure below it may be a number of one."""
    return not re.search(
        r"(?:,|\b(?:of|the|and|to|in|by|on|at|a|an|No\.|paragraph|article|resolution))$", text
    )


def _continues_row(last: TextLine, line: TextLine) -> bool:
    return last.page == line.page and abs(last.bottom - line.bottom) < 0.4 * line.size


def _is_indented(current: list[TextLine], line: TextLine, edges: tuple[float, float]) -> bool:
    """Whether the line starts farther right than the lines around it, as a first line does."""
    em = line.size
    if line.left < edges[0] + 0.8 * em:
        return False
    if len(current) == 1 and _is_listed(current[0].text):
        return line.left < current[0].left - 0.5 * em
    return line.left > current[-1].left + 0.8 * em


def _block(paragraph: _Paragraph, geometry: Geometry, compounds: frozenset[str]) -> tuple[BlockKind, str]:
    lines = paragraph.lines
    text = lines[0].text
    for line in lines[1:]:
        text = join_lines(text, line.text, compounds)
    kind, text = role(tidy_line(text))
    large = min(line.size for line in lines) > 1.08 * geometry.size
    marked = large or all(line.bold for line in lines)
    if (
        marked
        and len(text) <= _LONGEST_HEADING
        and kind is not BlockKind.BULLET
        and (large or not _STOP.search(text))
    ):
        return BlockKind.HEADING, text
    return kind, text
