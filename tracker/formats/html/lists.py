"""Numbers that a browser puts before the items of ``<ol>``, which are part of what readers cite."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.formats.html.dom import tag_of
from tracker.model import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKED = re.compile(r"(?:\(?\d{1,3}[.)、．]|\(?[a-zA-Z][.)]|\([ivx]+\)|[①-⑳（])\s*")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class ItemCounter:
    """Follows open lists and hands out the mark of each item once, to its first block of text."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, str, int]] = []
        self._pending: tuple[BlockKind, str] | None = None

    def enter(self, element: HtmlElement, tag: str) -> None:
        """Note that a block element begins."""
        if tag in ("ol", "ul", "menu", "dir"):
            self._lists.append((tag, element.get("type") or "1", _whole(element.get("start"), 1)))
        elif tag == "li":
            self._pending = self._next(element)

    def leave(self, element: HtmlElement, tag: str) -> None:
        """Note that a block element ends."""
        if tag == tag_of(element) and tag in ("ol", "ul", "menu", "dir") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._pending = None

    def mark(self, text: str) -> tuple[BlockKind, str] | None:
        """Kind and text of the block if it is the first of an item."""
        pending, self._pending = self._pending, None
        if pending is None:
            return None
        kind, label = pending
        if kind is BlockKind.NUMBERED and _MARKED.match(text):
            return kind, text
        return kind, label + text

    def _next(self, item: HtmlElement) -> tuple[BlockKind, str]:
        if not self._lists or self._lists[-1][0] != "ol":
            return BlockKind.BULLET, ""
        tag, style, number = self._lists[-1]
        number = _whole(item.get("value"), number)
        self._lists[-1] = (tag, style, number + 1)
        return BlockKind.NUMBERED, _label(number, style)


def _whole(value: str | None, default: int) -> int:
    return int(value) if value is not None and re.fullmatch(r"-?\d{1,6}", value.strip()) else default


def _label(number: int, style: str) -> str:
    if style in ("a", "A") and 1 <= number <= 26:
        return f"({chr(ord(style) + number - 1)}) "
    if style in ("i", "I") and 1 <= number < 40:
        roman, left = "", number
        for value, sign in _ROMAN:
            roman += sign * (left // value)
            left %= value
        return f"({roman if style == 'i' else roman.upper()}) "
    return f"{number}. "
