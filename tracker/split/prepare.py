"""Lines made ready for the block pass: spaces tidied, marks that stand alone put before their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tracker.model import BlockKind, Line
from tracker.split.markers import is_lone_mark

_SPACES = re.compile(r"[\s\u00a0\u200b\u200e\u200f\ufeff]+")
_INLINE_BULLET = re.compile(r"(?:(?<=\s)|^)[•‣⁃◦●■▪▶►➢](?=\s)")
_SOFT_HYPHEN = re.compile(r"\u00ad(?=.)")


@dataclass(frozen=True, slots=True)
class PreparedLine:
    """A line without white space at its ends, and what was known about it."""

    text: str
    indent: int
    number: int
    last_number: int
    hint: BlockKind | None


def prepare(lines: Sequence[Line]) -> list[PreparedLine]:
    """Tidy every line; every bullet gets a line, and every line the bullet that stood above it.

    A bullet or number alone on a line goes to the front of the next line with text. A line with several
    bullets in it ('We agreed: • to act • to report') is several lines.
    """
    return list(_attach_lone_marks([part for line in lines for part in _cut_at_bullets(_prepared(line))]))


def _cut_at_bullets(line: PreparedLine) -> Iterator[PreparedLine]:
    marks = [] if line.hint else list(_INLINE_BULLET.finditer(line.text))
    if len(marks) < 2:
        yield line
        return
    places = sorted({0, *(mark.start() for mark in marks), len(line.text)})
    for start, end in pairwise(places):
        yield replace(line, text=line.text[start:end].strip())


def _prepared(line: Line) -> PreparedLine:
    text = _SPACES.sub(" ", _SOFT_HYPHEN.sub("", line.text)).strip()
    expanded = line.text.expandtabs(4)
    indent = len(expanded) - len(expanded.lstrip())
    return PreparedLine(text, indent, line.number, line.number, line.hint)


def _attach_lone_marks(lines: Sequence[PreparedLine]) -> Iterator[PreparedLine]:
    mark: PreparedLine | None = None
    for line in lines:
        if mark is not None:
            if not line.text:
                continue
            if line.hint is None and not is_lone_mark(line.text):
                yield replace(line, text=f"{mark.text} {line.text}", indent=mark.indent, number=mark.number)
                mark = None
                continue
            yield mark
            mark = None
        if line.hint is None and is_lone_mark(line.text):
            mark = line
        else:
            yield line
    if mark is not None:
        yield mark
