"""The mark that closes a release, where it stands in the last paragraph's own line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.model import Block

_MARK = re.compile(
    r"\s*(?:(?:[<(（\[【〈＜]|//?)\s*(?:끝|END|[Ee]nd|以上|了|完)\s*(?:[>)）\]】〉＞]|//?)|(?<=[.다])\s*끝|#\s?#\s?#|[■□◼◾∎]|-\s?30\s?-)[.。]?\s*$"
)


def strip_end_mark(text: str) -> str:
    """A paragraph without a closing '(END)', '<끝>', '끝.' or '###'."""
    return _MARK.sub("", text) or text


def without_end_mark(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, the last one without its end mark."""
    if not blocks:
        return ()
    last = blocks[-1]
    return (*blocks[:-1], replace(last, text=strip_end_mark(last.text)))
