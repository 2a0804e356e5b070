"""Peels furniture off a block that the block pass joined to it for want of a blank line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.model import Block, BlockKind, Line
from tracker.text.furniture import datelines, phrases
from tracker.text.item import Item
from tracker.text.prose import is_function_word, is_prose

_WRAPPED = 50
"""Characters; a longer line may be the wrapped first line of a paragraph and is left alone."""


def to_items(blocks: Sequence[Block], lines: Sequence[Line]) -> list[Item]:
    """One item per block, after short furniture lines at its edges became items of their own."""
    texts: dict[int, list[Line]] = {}
    for line in lines:
        if line.text.strip():
            texts.setdefault(line.number, []).append(line)
    items: list[Item] = []
    for block in blocks:
        span = range(block.first_line, block.last_line + 1)
        raw = [line for number in span for line in texts.get(number, ())]
        for part, own in _peel(block, _own_lines(block, raw)):
            gap = part.first_line - 1 not in texts
            items.append(Item(part, tuple(own), len(items), gap))
    return items


def _own_lines(block: Block, raw: list[Line]) -> list[Line]:
    """The lines a block was made of: several lines may share a number where the source has one long line."""
    text = squeeze(block.text)
    own = [line for line in raw if squeeze(line.text) in text]
    return own or [Line(block.first_line, block.text)]


def squeeze(text: str) -> str:
    """Letters and digits only, so that bullets, hyphens and spaces do not matter."""
    return "".join(sign for sign in text if sign.isalnum()) or text.strip()


def _peel(block: Block, raw: list[Line]) -> Iterator[tuple[Block, list[Line]]]:
    first, last = 0, len(raw)
    while first < last - 1 and _loose(raw[first]):
        first += 1
    while last - 1 > first and _loose(raw[last - 1]) and _complete(raw[first:last]):
        last -= 1
    if first == 0 and last == len(raw):
        yield block, raw
        return
    for line in raw[:first]:
        yield _block(line), [line]
    rest = raw[first:last]
    text = " ".join(line.text.strip() for line in rest)
    yield Block(block.kind, text, rest[0].number, rest[-1].number), rest
    for line in raw[last:]:
        yield _block(line), [line]


def _complete(lines: list[Line]) -> bool:
    """Whether what stands above the last line needs nothing more: a label, a headline, a whole sentence."""
    above = Item(_block(lines[-2]), (), 0, False)
    text = " ".join(line.text.strip() for line in lines[:-1])
    if lines[-1].text.strip()[0].islower() and not above.ended:
        return False
    if is_function_word(text.rsplit(None, 1)[-1]):
        return False
    return len(above.text) < _WRAPPED or above.ended or not is_prose(text)


def _loose(line: Line) -> bool:
    if len(line.text.strip()) > _WRAPPED:
        return False
    item = Item(_block(line), (line,), 0, False)
    mark = phrases.judge(item) or datelines.judge(item)
    return mark is not None


def _block(line: Line) -> Block:
    return Block(BlockKind.PARAGRAPH, line.text.strip(), line.number, line.number)
