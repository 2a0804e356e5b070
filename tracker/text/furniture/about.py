"""Paragraphs that introduce the organisation behind a page."""

from __future__ import annotations

from tracker.model import DiscardReason
from tracker.text.item import Item, Mark
from tracker.text.tables import cues


def judge(item: Item) -> Mark | None:
    """Whether definition, seat, size and mission together make an 'about us' paragraph."""
    if not item.prose or item.listed:
        return None
    why = cues("about").convince(item.text)
    return Mark(DiscardReason.ABOUT, " and ".join(why), stop="soft") if why else None
