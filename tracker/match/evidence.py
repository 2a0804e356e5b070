"""Why a pair was scored as it was, in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tracker.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.match.features import FeatureTable
    from tracker.match.scorer import Scorer

_PLAIN = {
    "meaning": ("closeness of meaning", "meaning.cosine"),
    "words": ("shared words", "words.cosine"),
    "phrases": ("shared word pairs", "phrases.cosine"),
    "letters": ("shared wording, letter by letter", "letters.cosine"),
    "numbers": ("shared numbers", "numbers.cosine"),
    "names": ("shared names", "names.cosine"),
    "length": ("difference in length", "length.apart"),
    "place": ("place in the text and what stands beside it", "place.passage"),
    "rivals": ("lead over other sentences", "rivals.closeness_least_lead"),
    "document": ("likeness of the two texts", "document.closeness"),
}
"""Group of features → its name for readers, and the feature whose value is shown."""
_SHOWN = 5


def explain(scorer: Scorer, table: FeatureTable, chosen: Sequence[int]) -> list[tuple[Evidence, ...]]:
    """Return the strongest evidence for and against each chosen pair, strongest first.

    Features of one kind are added up, as single weights of features that say nearly the same have no
    meaning of their own. ``weight`` is in log-odds; with where they start all groups sum to the score.
    """
    part = replace(table, values=table.values[np.array(chosen, dtype=np.intp)])
    _, weights = scorer.contributions(part)
    place = {name: k for k, name in enumerate(table.names)}
    groups = [name.split(".", 1)[0] for name in table.names]
    members = {group: [k for k, g in enumerate(groups) if g == group] for group in _PLAIN}
    shown = []
    for row, values in zip(weights, part.values, strict=True):
        found = [
            Evidence(plain, round(float(values[place[head]]), 3), round(float(row[members[group]].sum()), 3))
            for group, (plain, head) in _PLAIN.items()
        ]
        found.sort(key=lambda evidence: -abs(evidence.weight))
        shown.append(tuple(found[:_SHOWN]))
    return shown
