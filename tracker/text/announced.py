"""Lists without marks that a line with a colon announces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.text.item import Item, Mark
from tracker.text.prose import function_share, has_verb, words

_COLON = re.compile(r"[:：]\s*$")
_LONGEST = 15
"""Items of such a list at most."""
_FEW = 3
"""Words that every item has at least; what is shorter is a label."""


def announced_items(items: Sequence[Item], marks: Sequence[Mark | None]) -> frozenset[int]:
    """Indices of the lines that announce a list by a colon ('Ministers agreed to:') and of its items.

    The items are short lines that nothing speaks against and that begin alike, with a small letter or a
    capital; those with capitals only where running text follows, since a menu looks the same.
    """
    found: set[int] = set()
    for item in items:
        if marks[item.index] is None and _opens(item):
            listed = _items_of(items, marks, item.index)
            found.update((item.index, *listed) if listed else ())
    return frozenset(found)


def _opens(item: Item) -> bool:
    if not _COLON.search(item.text) or item.listed:
        return False
    return item.prose or (item.words >= 2 and has_verb(item.text)) or function_share(words(item.text)) > 0.3


def _items_of(items: Sequence[Item], marks: Sequence[Mark | None], opener: int) -> list[int]:
    found: list[int] = []
    small: bool | None = None
    for item in items[opener + 1 : opener + 1 + _LONGEST]:
        first = item.text[0].islower()
        small = first if small is None else small
        whole = item.prose and item.ended and not first
        if marks[item.index] is not None or item.words < _FEW or whole or first != small:
            break
        found.append(item.index)
    return found if small or _text_follows(items, marks, found) else []


def _text_follows(items: Sequence[Item], marks: Sequence[Mark | None], found: list[int]) -> bool:
    if not found or found[-1] + 1 >= len(items):
        return False
    after = items[found[-1] + 1]
    return after.prose and marks[after.index] is None
