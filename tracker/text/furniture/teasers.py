"""Teasers for other news: a text that breaks off."""

from __future__ import annotations

import re

from tracker.model import DiscardReason
from tracker.text.item import Item, Mark

_CUT = re.compile(r"(?:\.\.\.|…)\s*$")
_OMITTED = re.compile(r"[\[(]\s*(?:\.\.\.|…)\s*[\])]\s*$")


def judge(item: Item) -> Mark | None:
    """Whether the line breaks off in dots; '[…]' is an omission and no teaser."""
    if not _CUT.search(item.text) or _OMITTED.search(item.text) or item.words < 4:
        return None
    return Mark(DiscardReason.TEASER, "breaks off in dots", stop="soft")
