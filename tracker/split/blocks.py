"""From lines to blocks: paragraphs with their wraps undone, headings, bullets, numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.model import Block, BlockKind, Line
from tracker.split.headings import is_all_caps, is_heading, is_numbered_heading, is_titled
from tracker.split.markers import bullet_mark, is_dash_mark, number_mark
from tracker.split.prepare import PreparedLine, prepare
from tracker.split.wraps import ends_open, is_full, is_wrapped, join, wrap_widths

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HANG = 4
"""Columns that a hanging line may stand further in than the text it hangs under."""


@dataclass(slots=True)
class _Open:
    """The block under construction."""

    kind: BlockKind
    text: str
    last: str
    """Its last line as it stood in the document."""
    indent: int
    """Columns before its text, a bullet or number included where it has one."""
    last_indent: int
    """Columns before its last line."""
    first_line: int
    last_line: int
    lines: int = 1


def split_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Gather the lines of a document into blocks, in order; blank lines only separate.

    A line with a hint is a whole block of that kind. Bullet marks are stripped, paragraph numbers stay.
    """
    return tuple(
        block for opened in _gather(prepare(lines)) for block in _inline_numbers(_close(opened)) if block.text
    )


def _gather(lines: Sequence[PreparedLine]) -> Iterator[_Open]:
    widths = wrap_widths(["" if line.hint else line.text for line in lines])
    known = frozenset(word.lower() for line in lines for word in _WORD.findall(line.text))
    current: _Open | None = None
    for line, columns in zip(lines, widths, strict=True):
        if current is not None and line.text and not line.hint and _continues(current, line, columns):
            current.text = join(current.text, line.text, known)
            current.last, current.last_line = line.text, line.last_number
            current.last_indent = line.indent
            current.lines += 1
            continue
        if current is not None:
            yield current
        current = _begin(line) if line.text and not line.hint else None
        if line.text and line.hint:
            yield _hinted(line, line.hint)
    if current is not None:
        yield current


def _begin(line: PreparedLine) -> _Open:
    bullet, number = bullet_mark(line.text), number_mark(line.text)
    kind = BlockKind.BULLET if bullet else BlockKind.NUMBERED if number else BlockKind.PARAGRAPH
    return _Open(
        kind=kind,
        text=line.text[bullet:],
        last=line.text,
        indent=line.indent + (bullet or number),
        last_indent=line.indent,
        first_line=line.number,
        last_line=line.last_number,
    )


def _hinted(line: PreparedLine, hint: BlockKind) -> _Open:
    body = line.text[bullet_mark(line.text) :] if hint is BlockKind.BULLET else line.text
    # Two lines keep a hinted paragraph from being taken for a heading.
    return _Open(hint, body, line.text, 0, 0, line.number, line.last_number, lines=3)


def _continues(block: _Open, line: PreparedLine, columns: int | None) -> bool:
    """Whether ``line`` is a further line of ``block``."""
    text = line.text
    if is_all_caps(block.text) and not is_all_caps(text):
        return False
    if is_all_caps(text) and is_all_caps(block.last) and ends_open(block.last):
        return True
    if is_titled(block.text) and not ends_open(block.last) and text[:1].isupper() and not is_titled(text):
        return is_full(block.last, text, columns) and is_heading(text) and not any(map(str.isdigit, text))
    full = is_full(block.last, text, columns) and block.last[-1:].isalnum()
    if bullet_mark(text):
        # A dash at the start of a wrapped line may be one of the sentence.
        return full and block.kind is not BlockKind.BULLET and is_dash_mark(text)
    if number_mark(text):
        # '… under paragraph' / '12. It …', '… by Adm. Pell' / 'R. Vance'
        return text[:1].isalnum() and (full or (columns is None and is_wrapped(block.last, text, None)))
    hanging = block.kind in (BlockKind.BULLET, BlockKind.NUMBERED)
    hanging = hanging and (block.lines == 1 or block.last_indent >= block.indent)
    if hanging and 0 < block.indent <= line.indent <= block.indent + _HANG:
        return True
    if block.lines > 1 and line.indent > block.last_indent + 1 and not text[:1].islower():
        return False
    return is_wrapped(block.last, text, columns)


def _close(block: _Open) -> Block:
    numbered = block.kind is BlockKind.NUMBERED and is_numbered_heading(block.text)
    plain = block.kind is BlockKind.PARAGRAPH and block.lines <= 2 and is_heading(block.text)
    kind = BlockKind.HEADING if numbered or plain else block.kind
    return Block(kind, block.text, block.first_line, block.last_line)


def _inline_numbers(block: Block) -> Iterator[Block]:
    """Cut '1. Notes …; 2. Requests …' at the next number: paragraphs that some converter ran together."""
    number = re.match(r"(\d{1,3})\. ", block.text) if block.kind is BlockKind.NUMBERED else None
    rest = block.text
    while number is not None:
        following = str(int(number.group(1)) + 1)
        cut = re.search(rf"[;,.:] (?:and )?({following}\. (?=[A-Z]))", rest)
        if cut is None:
            break
        yield Block(block.kind, rest[: cut.start(1)].rstrip(), block.first_line, block.last_line)
        rest = rest[cut.start(1) :]
        number = re.match(r"(\d{1,3})\. ", rest)
    yield Block(block.kind, rest, block.first_line, block.last_line)
