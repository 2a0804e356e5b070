"""Judges whether a block is page furniture; one module per family of evidence."""

from __future__ import annotations

from collections.abc import Callable

from tracker.text.furniture import about, captions, datelines, leadins, navigation, phrases, teasers, visitor
from tracker.text.item import Item, Mark

_FAMILIES: tuple[Callable[[Item], Mark | None], ...] = (
    captions.judge,
    phrases.judge,
    leadins.judge,
    datelines.judge,
    navigation.judge,
    teasers.judge,
    visitor.judge,
    about.judge,
)


def judge(item: Item) -> Mark | None:
    """The first verdict that an item is furniture, or null when nothing speaks against it."""
    for family in _FAMILIES:
        mark = family(item)
        if mark:
            return mark
    return None
