"""What is left to explain of two aligned sentences; extractors take from it what they have explained."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tracker.match.relation.align import Alignment
from tracker.match.relation.normalise import Sentence
from tracker.match.relation.units import Kind, Unit
from tracker.model import Change

_MOST_GAPS = 60
_MOST_UNITS = 60
"""Two wordings that differ in more places are not compared fact by fact; keeps the work bounded."""
_BESIDE = (-2, -1, 1, 2)


@dataclass(frozen=True, slots=True)
class Fact:
    """A change and whether it may pass as a mere rewording.

    ``hard`` facts make a pair of nearly the same words *changed*; soft ones are reported and weighed.
    ``occasion`` marks a fact about the statement's own meeting, which every new meeting renews. ``explains``
    counts the unmatched units of a clause that the fact tells as a whole.
    """

    change: Change
    hard: bool = True
    occasion: bool = False
    explains: int = 0


class Residue:
    """The unmatched units, gap by gap; ``near`` when the sentences share most of their words."""

    def __init__(self, old: Sentence, new: Sentence, alignment: Alignment, *, near: bool) -> None:
        self.old, self.new, self.alignment, self.near = old, new, alignment, near
        self.gaps: list[tuple[list[Unit], list[Unit]]] = [
            (list(gap.old[:_MOST_UNITS]), list(gap.new[:_MOST_UNITS])) for gap in alignment.gaps[:_MOST_GAPS]
        ]
        self.take(
            [
                u
                for s, other in ((0, new), (1, old))
                for u in self.left(s)
                if u.key in {verb.key for verb in other.carriers}
            ]
        )
        self._pairs = frozenset(alignment.pairs)
        self._index = [{id(u): i for i, u in enumerate(s.units)} for s in (old, new)]

    def take(self, units: Iterable[Unit]) -> None:
        """Remove units that a fact explains."""
        gone = {id(unit) for unit in units}
        for old, new in self.gaps:
            old[:] = [unit for unit in old if id(unit) not in gone]
            new[:] = [unit for unit in new if id(unit) not in gone]

    def left(self, side: int) -> list[Unit]:
        """Return all units still unexplained on the older (0) or newer (1) side."""
        return [unit for gap in self.gaps for unit in gap[side]]

    def anchored(self, old: Unit, new: Unit) -> bool:
        """Whether a matched pair of units stands right beside both (within two units)."""
        i, j = self._index[0][id(old)], self._index[1][id(new)]
        return any((i + d, j + e) in self._pairs for d in _BESIDE for e in _BESIDE)

    def couples(self, accept: Callable[[Unit], bool]) -> Iterator[tuple[Unit, Unit]]:
        """Yield older and newer units of one sort: within one gap first, then across gaps when near."""
        couples: list[tuple[Unit, Unit]] = []
        for old, new in self.gaps:
            pairs = _alike([u for u in old if accept(u)], [u for u in new if accept(u)])
            couples += [pair for pair in pairs if self._fits(*pair, accept)]
        used = {id(unit) for couple in couples for unit in couple}
        if self.near:
            rest = [[u for u in self.left(side) if accept(u) and id(u) not in used] for side in (0, 1)]
            couples += _alike(*rest)
        yield from sorted(couples, key=lambda couple: couple[1].start)

    def _fits(self, old: Unit, new: Unit, accept: Callable[[Unit], bool]) -> bool:
        """Whether two units of one gap go together: near ones unless another gap has one of that measure."""
        if not self.near:
            return self.anchored(old, new)
        return _shape(old) == _shape(new) or not any(
            _shape(unit) == _shape(old) for unit in self.left(1) if accept(unit)
        )


def _alike(old: list[Unit], new: list[Unit]) -> list[tuple[Unit, Unit]]:
    """Pair units of one measure and shape first, each sort in order, then what is left in order.

    'At 3 to 4 percent' goes with 'by 1/4 point to 2 to 3 percent' by its range. A level is never paired
    with a step: 'at 3 percent' has not become 'by 0.5 percentage points'.
    """
    waiting, rest, pairs = list(new), [], []
    for unit in old:
        other = next((o for o in waiting if _shape(o) == _shape(unit)), None)
        if other is None:
            rest.append(unit)
        else:
            waiting.remove(other)
            pairs.append((unit, other))
    for unit in rest:
        other = next((o for o in waiting if _is_step(o) == _is_step(unit) or unit.unit != o.unit), None)
        if other is not None:
            waiting.remove(other)
            pairs.append((unit, other))
    return pairs


def _shape(unit: Unit) -> tuple[str | None, bool, bool, bool]:
    return unit.unit, ".." in unit.key, unit.key.endswith("th"), _is_step(unit)


def _is_step(unit: Unit) -> bool:
    """Whether a unit is a number of (percentage, basis) points."""
    return unit.kind is Kind.NUMBER and "point" in unit.text.lower()


def of_kind(kind: Kind) -> Callable[[Unit], bool]:
    """Return a test for units of one kind."""
    return lambda unit: unit.kind is kind


def runs(units: Iterable[Unit], text: str) -> list[list[Unit]]:
    """Group units that stand next to each other in ``text`` (at most short function words between)."""
    groups: list[list[Unit]] = []
    for unit in units:
        if groups and _close(text[groups[-1][-1].end : unit.start]):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return groups


def _close(between: str) -> bool:
    return len(between) <= 16 and len(between.split()) <= 3 and not set(between) & set(";:.")


def span(units: list[Unit], text: str) -> str:
    """Return the text from the first to the last of ``units``, in Korean with the whole of both words."""
    return whole_words(text, units[0].start, units[-1].end)


def whole_words(text: str, start: int, end: int) -> str:
    """Return ``text[start:end]`` widened to the words of Hangul that it would cut.

    A Korean word is a stem with its particles and endings, whose characters are units of their own; a
    reader knows 'in case it is possible' by the whole words alone.
    """
    before = _HANGUL_END.search(text, 0, start + 1)
    after = _HANGUL.match(text, max(start, end - 1))
    first = before.start() if before else start
    return text[first : max(end, after.end()) if after else end]


_HANGUL = re.compile(r"[\uac00-\ud7af]+")
_HANGUL_END = re.compile(r"[\uac00-\ud7af]+$")
