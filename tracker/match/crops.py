"""Labelled documents cut down to a few sentences, to learn what a score means in a text that short."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.language.keys import text_key
from tracker.match.gold import Labelled

if TYPE_CHECKING:
    from tracker.match.side import Side

_MOST = 15
"""Pairs of one document around which it is cut."""
_STRANGERS = 2
"""For each pair, as many that are none: the nearest by meaning, and one by chance among the nearer ones."""
_NEARER = 12


def crops(document: Labelled, old: Side, new: Side, size: int) -> Iterator[tuple[Labelled, Side, Side]]:
    """Yield ``document`` cut to ``size`` sentences a side, around pairs that match and pairs that do not.

    The same cuts come out each time.
    """
    chance = random.Random(f"{document.id} {size}")  # noqa: S311 - nothing secret
    for i, j in _centres(document, old, new, chance):
        rows, columns = _window(len(old), i, size, chance), _window(len(new), j, size, chance)
        yield (
            replace(
                document,
                old=tuple(old.texts[n] for n in rows),
                new=tuple(new.texts[n] for n in columns),
                sure=_moved(document.sure, rows, columns),
                unsure=_moved(document.unsure, rows, columns),
            ),
            old.subset(rows),
            new.subset(columns),
        )


def _centres(document: Labelled, old: Side, new: Side, chance: random.Random) -> Iterator[tuple[int, int]]:
    keys = [text_key(text) for text in new.texts]
    pairs = sorted((i, j) for i, j in document.sure if text_key(old.texts[i]) != keys[j])
    known = document.sure | document.unsure
    for i, j in chance.sample(pairs, min(_MOST, len(pairs))):
        yield i, j
        near = (-(new.vectors @ old.vectors[i])).argsort(kind="stable").tolist()
        strange = [n for n in near if (i, n) not in known and keys[n] != text_key(old.texts[i])][:_NEARER]
        yield from (
            (i, n) for n in (strange[:1] + chance.sample(strange[1:], min(1, len(strange) - 1)))[:_STRANGERS]
        )


def _window(length: int, centre: int, size: int, chance: random.Random) -> Sequence[int]:
    first = max(0, min(length - size, centre - chance.randrange(size)))
    return range(first, min(length, first + size))


def _moved(
    pairs: frozenset[tuple[int, int]], rows: Sequence[int], columns: Sequence[int]
) -> frozenset[tuple[int, int]]:
    return frozenset((rows.index(i), columns.index(j)) for i, j in pairs if i in rows and j in columns)
