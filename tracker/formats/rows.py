"""Shapes that several formats share: list marks at the start of a block, and rows of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

_BULLET = re.compile(r"(?:[•‣◦▪▫■□●○◆◇◎▶▷►❍❏·ㆍ⦁∙]|\uf0b7|\uf0a7|[-–*ㅇ](?= ))\s*(?=\S)")
_NUMBER = re.compile(
    r"(?:\(?\d{1,3}[.)]|\([a-zivx]{1,4}\)|[①-⑳]|[가나다라마바사아자차카타파하]\.(?= )|\d{1,3}(?=[．、]))"
    r"[ ．、]?(?=\S)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’»)]*$")
_LONG_CELL = 80


def role(text: str, default: BlockKind = BlockKind.PARAGRAPH) -> tuple[BlockKind, str]:
    """Tell a list item that a format shows as a paragraph by its mark; a bullet's mark is cut off."""
    if match := _BULLET.match(text):
        return BlockKind.BULLET, text[match.end() :]
    if (
        default is BlockKind.PARAGRAPH
        and (match := _NUMBER.match(text))
        and not _is_decimal(text, match.end())
    ):
        return BlockKind.NUMBERED, text
    return default, text


def _is_decimal(text: str, end: int) -> bool:
    """Whether the 'mark' is the start of a number ('2.5 percent') rather than of a paragraph."""
    return text[end - 1 : end] == "." and text[end : end + 1].isdigit()


def row_texts(cells: Sequence[str]) -> list[str]:
    """Blocks of one row: short cells side by side are one line, cells of prose stand for themselves."""
    filled = [cell for cell in cells if cell]
    if any(len(cell) > _LONG_CELL or _SENTENCE_END.search(cell) for cell in filled):
        return filled
    return [" | ".join(filled)] if filled else []
