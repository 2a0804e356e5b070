"""A block on its way through the cleaner, with what can be said about it alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tracker.model import Block, BlockKind, DiscardReason, Line
from tracker.text.prose import PROSE, prose_score, words

_LIST = (BlockKind.BULLET, BlockKind.NUMBERED)
_FIGURE = re.compile(r"\d|^[-–—]$|^n/?a$", re.IGNORECASE)
_PAIR = re.compile(r"[A-Z][\w’/&-]*(?: [\w’/&-]+){0,4}: \w|[^\s：:、。]{1,12}：\s?\w")
_TERM = 5
"""Words of a term and its meaning; shorter pairs are data about the page ('Views: 231')."""
_ENDS = re.compile(r"[.!?。！？][\"”’'»)\]]*(?:\s*\([\w/ ]{2,20}\))?\s*$")


@dataclass(frozen=True)
class Item:
    """A block, the raw lines it was made of, and where it stands among the blocks."""

    block: Block
    lines: tuple[Line, ...]
    index: int
    gap_before: bool
    """Whether a blank line (or the start of the page) stands before it."""

    @cached_property
    def text(self) -> str:
        """The block's text with single spaces."""
        return " ".join(self.block.text.split())

    @cached_property
    def words(self) -> int:
        """Number of words."""
        return len(words(self.text))

    @cached_property
    def prose(self) -> bool:
        """Whether it is running text."""
        set_apart = self.block.kind is BlockKind.HEADING and not self.ended
        return not set_apart and prose_score(self.text) >= PROSE

    @property
    def listed(self) -> bool:
        """Whether it is a bullet or a numbered paragraph."""
        return self.block.kind in _LIST

    @property
    def row(self) -> bool:
        """Whether it is a row of a table of figures: a label and its values, parted by bars."""
        label, *values = self.text.split(" | ")
        labelled = label and not label.endswith((":", "："))
        return bool(labelled) and bool(values) and all(_FIGURE.search(value) for value in values)

    @property
    def cells(self) -> int:
        """Number of cells of a row of a table, 1 for anything else."""
        return self.text.count(" | ") + 1

    @property
    def ended(self) -> bool:
        """Whether it ends like a sentence."""
        return bool(_ENDS.search(self.text))


def in_table(items: Sequence[Item], index: int) -> bool:
    """Whether an item is a row of cells beside another; a head may lack the cell in the corner."""
    near = (*items[max(0, index - 1) : index], *items[index + 1 : index + 2])
    return _columns(items[index]) and any(
        _columns(other) and abs(other.cells - items[index].cells) <= 1 for other in near
    )


def in_terms(items: Sequence[Item], index: int) -> bool:
    """Whether an item is one of several lines that give a term and its meaning ('Volume: 20 tonnes')."""
    near = (*items[max(0, index - 1) : index], *items[index + 1 : index + 2])
    return _term(items[index]) and any(map(_term, near))


def _term(item: Item) -> bool:
    return item.words >= _TERM and _PAIR.match(item.text) is not None


def _columns(item: Item) -> bool:
    """Whether an item has several cells, and is no label with its value ('Story ID: | 438511')."""
    return item.cells > 1 and not item.text.partition(" | ")[0].endswith((":", "："))


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict that an item is furniture.

    ``stop`` tells what follows from it: ``hard`` (the statement is over), ``soft`` (it is over unless
    more of it follows), ``head`` (it belongs to the lines under a title) or nothing.
    ``outside`` limits the verdict to lines that stand outside the statement.
    """

    reason: DiscardReason
    why: str
    stop: str = ""
    outside: bool = False
