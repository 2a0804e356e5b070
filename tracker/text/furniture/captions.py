"""Picture captions, photo credits and bare file names."""

from __future__ import annotations

from tracker.model import DiscardReason
from tracker.text.item import Item, Mark
from tracker.text.tables import cues

_LONGEST = 130
"""Words; a longer block is a paragraph, whatever it mentions."""


def judge(item: Item) -> Mark | None:
    """Whether credit, positions and pose together make a caption."""
    if item.words > _LONGEST:
        return None
    why = cues("caption").convince(item.text)
    return Mark(DiscardReason.CAPTION, " and ".join(why)) if why else None
