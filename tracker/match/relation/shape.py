"""Where two wordings differ: in one clause or all over, in exchanged words or in what one side adds.

Half of a sentence that survives leaves one long gap that only one side has; a paraphrase leaves many
short gaps that both sides have.
"""

from __future__ import annotations

from bisect import bisect_left
from math import log

from tracker.match.relation.align import Alignment
from tracker.match.relation.clauses import split_clauses
from tracker.match.relation.facts.residue import Fact
from tracker.match.relation.normalise import Sentence
from tracker.match.relation.units import Kind, Unit

_FIGURES = frozenset({Kind.NUMBER, Kind.DATE})
_MOST_FIGURES = 3
_MOST_FACTS = 4


def shape(old: Sentence, new: Sentence, alignment: Alignment, facts: list[Fact]) -> dict[str, float]:
    """Return the features of a pair that tell where it differs, about 0 to 1 each."""
    left = alignment.old_left, alignment.new_left
    counts = max(1, alignment.old_count), max(1, alignment.new_count)
    kept = [1 - len(side) / count for side, count in zip(left, counts, strict=True)]
    spreads = [_spread(sentence, side) for sentence, side in zip((old, new), left, strict=True)]
    told = [fact for fact in facts if fact.hard and not fact.occasion]
    both = [fact for fact in told if fact.change.old and fact.change.new]
    return {
        "kept of the worse side": min(kept),
        "kept of the better side": max(kept),
        "told by one side alone": _one_sided(alignment) / max(1, sum(map(len, left))),
        "longest loss": max((len(g.old) for g in alignment.gaps if not g.new), default=0) / counts[0],
        "longest addition": max((len(g.new) for g in alignment.gaps if not g.old), default=0) / counts[1],
        "clauses differ in fate, older": spreads[0],
        "clauses differ in fate, newer": spreads[1],
        "figures lost": _figures(left[0]),
        "figures added": _figures(left[1]),
        "unlike in length": abs(log((alignment.new_count + 1) / (alignment.old_count + 1))),
        "facts": min(len(told), _MOST_FACTS) / _MOST_FACTS,
        "exchanges": min(len(both), _MOST_FACTS) / _MOST_FACTS,
    }


def _one_sided(alignment: Alignment) -> int:
    return sum(len(gap.old) + len(gap.new) for gap in alignment.gaps if not gap.old or not gap.new)


def _figures(units: tuple[Unit, ...]) -> float:
    return min(len({unit.key for unit in units if unit.kind in _FIGURES}), _MOST_FIGURES) / _MOST_FIGURES


def _spread(sentence: Sentence, left: tuple[Unit, ...]) -> float:
    """Return by how much the share of matched units differs between the clauses of one side."""
    unmatched = {id(unit) for unit in left}
    starts = [unit.start for unit in sentence.units]
    shares = []
    for start, end in split_clauses(sentence):
        inside = sentence.units[bisect_left(starts, start) : bisect_left(starts, end)]
        if inside:
            shares.append(sum(id(unit) not in unmatched for unit in inside) / len(inside))
    return max(shares) - min(shares) if shares else 0.0
