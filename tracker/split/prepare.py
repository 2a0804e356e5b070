"""Lines made ready for the block pass: spaces tidied, marks that stand alone put before their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.model import BlockKind, Line
from tracker.split.markers import is_lone_mark

_SPACES = re.compile(r"[\s\u00a0\u200b\u200e\u200f\ufeff]+")
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
    """Tidy every line; a bullet or number alone on a line goes to the front of the next line with text."""
    return list(_attach_lone_marks([_prepared(line) for line in lines]))


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
