"""How well predicted pairs agree with labelled ones: F1 of pairs, of new and of dropped sentences."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from tracker.match.gold import Labelled

Pairs = set[tuple[int, int]]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, false positives and false negatives."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.false + other.false, self.missed + other.missed)

    @property
    def f1(self) -> float:
        """F1, and 1 where there was nothing to find and nothing was claimed."""
        whole = 2 * self.hits + self.false + self.missed
        return 1.0 if whole == 0 else 2 * self.hits / whole


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one or more documents."""

    pairs: Counts = Counts()
    new: Counts = Counts()
    dropped: Counts = Counts()

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.pairs + other.pairs, self.new + other.new, self.dropped + other.dropped)

    @property
    def figures(self) -> dict[str, float]:
        """F1 by name."""
        return {"pairs": self.pairs.f1, "new": self.new.f1, "dropped": self.dropped.f1}


def tally(document: Labelled, predicted: Pairs) -> Tally:
    """Count one document; an unsure pair, and a sentence with unsure pairs only, count neither way."""
    sure = set(document.sure)

    def alone(side: int, size: int) -> Counts:
        paired = {pair[side] for pair in sure}
        counted = set(range(size)) - ({pair[side] for pair in document.unsure} - paired)
        return _counts(counted - {pair[side] for pair in predicted}, counted - paired)

    return Tally(
        _counts(predicted - document.unsure, sure), alone(1, len(document.new)), alone(0, len(document.old))
    )


def by_source(tallies: Iterable[tuple[str, Tally]]) -> dict[str, dict[str, float]]:
    """Sum tallies by source and return the figures of each, and under ``macro`` their mean."""
    sums: dict[str, Tally] = defaultdict(Tally)
    for source, one in tallies:
        sums[source] += one
    table = {source: sums[source].figures for source in sorted(sums)}
    return {**table, "macro": macro(table)}


def macro(table: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return the mean over sources of every figure."""
    rows = list(table.values())
    return {name: sum(row[name] for row in rows) / len(rows) for name in ("pairs", "new", "dropped")}


def _counts(predicted: AbstractSet[_T], gold: AbstractSet[_T]) -> Counts:
    return Counts(len(predicted & gold), len(predicted - gold), len(gold - predicted))
