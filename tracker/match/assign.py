"""From probabilities to matches: one to one by default, one to many where both are likely."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FIRST = 0.42
"""The least probability of a match. To maximise an expected F1 of F, pairs above F/2 are taken
(Lipton et al., 2014); cross-validated F1 is near .83."""
FURTHER = 0.45
"""The least probability of a match of a sentence that has another one already: a split or merge."""
CROSSED = 0.75
"""The same where both sentences have another one: this would tie two groups together."""
CERTAIN, BESIDE_CERTAIN = 0.99, 0.6
"""What a further match needs of a sentence whose first one leaves no doubt: a near stranger that joins
it would hide that the older sentence has gone."""
LEAST = 0.3
"""The least probability of the best match of a sentence that is likely to have *some* match."""
PRESENT = 0.45
"""How likely a sentence must be to have some match for that; a further match needs ``MORE`` on top."""
MORE = 0.1


def assign(probability: Sequence[float], row: Sequence[int], column: Sequence[int]) -> list[int]:
    """Return the positions of the pairs that are matches, best first.

    Greedy from the most probable pair down, so that a weak pair never takes a sentence from a strong
    one; what it takes to be added grows with the number of its sentences that are matched already.
    Three pairs at .35 make it likely that a sentence is carried on, though none is likely by itself:
    called new or dropped, it would rather be wrong, so it keeps its best pair.
    """
    in_row, in_column = presence(probability, row), presence(probability, column)
    used_rows: dict[int, float] = {}
    used_columns: dict[int, float] = {}
    taken = []
    likely = [k for k, p in enumerate(probability) if p >= LEAST]
    for k in sorted(likely, key=lambda k: (-probability[k], row[k], column[k])):
        free = [] if row[k] in used_rows else [in_row[row[k]]]
        free += [] if column[k] in used_columns else [in_column[column[k]]]
        first = max(used_rows.get(row[k], 0.0), used_columns.get(column[k], 0.0))
        if first >= CERTAIN and probability[k] < BESIDE_CERTAIN:
            continue
        if probability[k] >= (CROSSED, FURTHER, FIRST)[len(free)] or _wanted(free):
            taken.append(k)
            used_rows.setdefault(row[k], probability[k])
            used_columns.setdefault(column[k], probability[k])
    return taken


def presence(probability: Iterable[float], group: Iterable[int]) -> dict[int, float]:
    """Return how likely each sentence is to have some match, its pairs taken as independent."""
    absent: dict[int, float] = {}
    for p, index in zip(probability, group, strict=True):
        absent[index] = absent.get(index, 1.0) * (1.0 - p)
    return {index: 1.0 - value for index, value in absent.items()}


def _wanted(free: Sequence[float]) -> bool:
    """Return whether a sentence without a match, by its ``presence``, should have the pair at hand."""
    return bool(free) and max(free) >= (PRESENT if len(free) == 2 else PRESENT + MORE)
