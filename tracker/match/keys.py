"""Pairs of sentences with the same words."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def exact_pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pair equal keys one to one, the n-th occurrence of a key with its n-th on the other side.

    ``old`` and ``new`` are keys as ``text_key`` gives them; what is left over of a repeated key stays
    unpaired here. Sorted by newer index.
    """
    places: dict[str, deque[int]] = defaultdict(deque)
    for i, key in enumerate(old):
        if key:
            places[key].append(i)
    return [(places[key].popleft(), j) for j, key in enumerate(new) if places.get(key)]
