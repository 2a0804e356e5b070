"""From lines to blocks: paragraphs with their wraps undone, headings, bullets, numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.model import Block, BlockKind, Line
from tracker.split.headings import is_all_caps, is_heading, is_numbered_heading
from tracker.split.markers import bullet_mark, number_mark
from tracker.split.wraps import is_wrapped, join, wrap_width

_SPACES = re.compile(r"[\s\u00a0\u200b\u200e\u200f\ufeff]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class _Open:
    """The block under construction."""

    kind: BlockKind
    text: str
    last: str
    """Its last line as it stood in the document."""
    indent: int
    """Columns before its text, a bullet or number included where it has one."""
    first_line: int
    last_line: int
    lines: int = field(default=1)


def split_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Gather the lines of a document into blocks, in order; blank lines only separate.

    A line with a hint is a whole block of that kind. Bullet marks are stripped, paragraph numbers stay.
    """
    clean = [_SPACES.sub(" ", line.text).strip() for line in lines]
    loose = ["" if line.hint else text for line, text in zip(lines, clean, strict=True)]
    columns = wrap_width(loose)
    known = frozenset(word.lower() for text in clean for word in _WORD.findall(text))
    blocks: list[Block] = []
    current: _Open | None = None
    for line, text in zip(lines, clean, strict=True):
        if current is not None and text and line.hint is None and _continues(current, line, text, columns):
            current.text = join(current.text, text, known)
            current.last, current.last_line = text, line.number
            current.lines += 1
            continue
        if current is not None:
            blocks.append(_close(current))
            current = None
        if not text:
            continue
        if line.hint is not None:
            blocks.append(_hinted(line, line.hint, text))
        else:
            current = _begin(line, text)
    if current is not None:
        blocks.append(_close(current))
    return tuple(blocks)


def _begin(line: Line, text: str) -> _Open:
    indent = len(line.text) - len(line.text.lstrip())
    bullet, number = bullet_mark(text), number_mark(text)
    if bullet:
        kind, body = BlockKind.BULLET, text[bullet:]
    else:
        kind, body = (BlockKind.NUMBERED if number else BlockKind.PARAGRAPH), text
    return _Open(kind, body, text, indent + (bullet or number), line.number, line.number)


def _hinted(line: Line, hint: BlockKind, text: str) -> Block:
    body = text[bullet_mark(text) :] if hint is BlockKind.BULLET else text
    return Block(hint, body, line.number, line.number)


def _continues(block: _Open, line: Line, text: str, columns: int | None) -> bool:
    """Whether ``text`` is a further line of ``block``."""
    if is_all_caps(block.last) != is_all_caps(text) and is_all_caps(block.text):
        return False
    wrapped = is_wrapped(block.last, text, columns)
    if bullet_mark(text):
        return False
    if number_mark(text):
        # '… under paragraph' / '12. It …' at a full line is rare, a list whose items lack stops is not.
        return wrapped and columns is not None and block.last[-1:].isalpha() and text[:1].isdigit()
    indent = len(line.text) - len(line.text.lstrip())
    hanging = block.kind in (BlockKind.BULLET, BlockKind.NUMBERED) and 0 < block.indent <= indent
    return wrapped or hanging


def _close(block: _Open) -> Block:
    numbered = block.kind is BlockKind.NUMBERED and is_numbered_heading(block.text)
    plain = block.kind is BlockKind.PARAGRAPH and block.lines <= 2 and is_heading(block.text)
    kind = BlockKind.HEADING if numbered or plain else block.kind
    return Block(kind, block.text, block.first_line, block.last_line)
