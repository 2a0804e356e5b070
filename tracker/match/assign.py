"""From probabilities to matches: one to one by default, one to many where both are likely."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST = 0.37
"""The least probability of a match. To maximise an expected F1 of F, pairs above F/2 are taken
(Lipton et al., 2014); cross-validated F1 is near .8."""
FURTHER = 0.45
"""The least probability of a match of a sentence that has another one already: a split or merge."""
CROSSED = 0.75
"""The same where both sentences have another one: this would tie two groups together."""


def assign(
    probability: Sequence[float], row: Sequence[int], column: Sequence[int], *, first: float = FIRST
) -> list[int]:
    """Return the positions of the pairs that are matches, best first.

    Greedy from the most probable pair down, so that a weak pair never takes a sentence from a strong
    one; what it takes to be added grows with the number of its sentences that are matched already.
    """
    used_rows: set[int] = set()
    used_columns: set[int] = set()
    taken = []
    floors = (first, max(first, FURTHER), max(first, CROSSED))
    likely = [k for k, p in enumerate(probability) if p >= first]
    for k in sorted(likely, key=lambda k: (-probability[k], row[k], column[k])):
        occupied = (row[k] in used_rows) + (column[k] in used_columns)
        if probability[k] >= floors[occupied]:
            taken.append(k)
            used_rows.add(row[k])
            used_columns.add(column[k])
    return taken
