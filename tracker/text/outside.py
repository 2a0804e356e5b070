"""Reasons for lines that no family of furniture knows and that stand outside the statement."""

from __future__ import annotations

from tracker.model import DiscardReason
from tracker.text.item import Item, Mark
from tracker.text.region import Region

_HEADLINE = 5
"""Words from which a line under the title is a subhead and no label."""


def mark_outside(item: Item, region: Region | None, title: int | None) -> Mark:
    """Why a line is left out that nothing but its place speaks against."""
    if region is not None and item.index > region.end:
        return Mark(DiscardReason.RELATED, "stands after the end of the statement")
    if title is not None and item.index > title:
        if item.prose or item.words >= _HEADLINE:
            return Mark(DiscardReason.SUBHEAD, "summarises, above the first paragraph")
        return Mark(DiscardReason.BYLINE, "a label between the title and the text")
    if item.prose:
        return Mark(DiscardReason.BANNER, "stands above the title")
    return Mark(DiscardReason.NAVIGATION, "a label above the statement")
