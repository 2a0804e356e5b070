"""Which texts go through the graph together: alike in length, few enough to stay in the cache of a core."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

TOKENS = 512
"""Tokens a batch, padding included. Between 256 and 512 was fastest on every machine tried; with 1,024
and more the intermediate results of a layer no longer fit the second-level cache."""
MOST = 32
"""Texts a batch."""


def batches(lengths: Sequence[int], tokens: int = TOKENS, most: int = MOST) -> Iterator[list[int]]:
    """Yield the indexes of texts by falling length, so that hardly anything is padding.

    Args:
        lengths: tokens of each text.
        tokens: tokens a batch, padding included; a longer text goes alone.
        most: texts a batch.
    """
    order = sorted(range(len(lengths)), key=lambda index: -lengths[index])
    start = 0
    while start < len(order):
        width = max(1, lengths[order[start]])
        count = max(1, min(most, tokens // width))
        yield order[start : start + count]
        start += count
