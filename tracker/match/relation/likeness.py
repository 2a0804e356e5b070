"""Match what is left of two aligned sentences by sense: synonyms, word families, comparatives."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tracker.match.relation.sense import DEGREES, parts, related, same_word, same_words
from tracker.match.relation.units import Kind, Unit

SPOKEN = frozenset({Kind.WORD, Kind.NAME, Kind.QUALIFIER})
"""Kinds of units that are words."""
_FEW = 6
_MOST_NEAR = 30


def match_alike(
    old: Sequence[Unit],
    new: Sequence[Unit],
    pairs: dict[int, int],
    taken: set[int],
    ordered: list[tuple[int, int]],
) -> None:
    """Match words of one sense: within one gap, and anywhere when little else is left."""
    left = [i for i in range(len(old)) if i not in pairs], [j for j in range(len(new)) if j not in taken]
    few = max(map(len, left)) <= _FEW
    places = [[pair[side] for pair in ordered] for side in (0, 1)]
    for spread in (False, True) if few else (False,):
        for i in [i for i in left[0] if i not in pairs]:
            gap = bisect_left(places[0], i)
            near = [j for j in left[1] if j not in taken and (spread or bisect_left(places[1], j) == gap)]
            run = _alike_run(old, i, new, near, pairs) if len(near) <= _MOST_NEAR else None
            if run:
                pairs.update({k: run[1][min(at, len(run[1]) - 1)] for at, k in enumerate(run[0])})
                taken.update(run[1])


def _alike_run(
    old: Sequence[Unit], i: int, new: Sequence[Unit], near: Sequence[int], pairs: dict[int, int]
) -> tuple[list[int], list[int]] | None:
    """Return the units from ``i`` on, and those of ``near``, that say the same word by word."""
    for j in near:
        if related(old[i], new[j]):
            return [i], [j]
    first = parts(old[i].text)[:1] if old[i].kind in SPOKEN else ()
    if first:
        for j in near:
            opening = parts(new[j].text)[:1] if new[j].kind in SPOKEN else ()
            alike = opening and ({first[0], opening[0]} & DEGREES or same_word(first[0], opening[0]))
            if not alike:
                continue
            for ours, theirs in ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1)):
                run = list(range(i, i + ours)), list(range(j, j + theirs))
                if run[0][-1] >= len(old) or not set(run[1]) <= set(near) or set(run[0]) & set(pairs):
                    continue
                if same_words(_parts(old, run[0]), _parts(new, run[1])):
                    return run
    return None


def _parts(units: Sequence[Unit], run: Sequence[int]) -> list[str]:
    if any(units[k].kind not in SPOKEN for k in run):
        return []
    return [word for k in run for word in parts(units[k].text)]
