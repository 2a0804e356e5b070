"""Verbs in the place of a word that carries no unit of its own: 'called for' → 'held', 'start' → 'continue'.

Light verbs are left out of the alignment, so that 'held talks' and 'talked' agree. Where the other side has
a verb of weight in their place, they count after all.
"""

from __future__ import annotations

from tracker.match.relation.cached import mentions
from tracker.match.relation.facts.antonym import opposed
from tracker.match.relation.facts.residue import Fact, Residue
from tracker.match.relation.units import Kind, Unit
from tracker.model import Change, ChangeKind


def find_replaced(residue: Residue) -> list[Fact]:
    """Return the single verbs of one side that stand where the other side has a light verb."""
    facts: list[Fact] = []
    if not residue.near:
        return facts
    for old, new in list(residue.gaps):
        if len(old) + len(new) != 1:
            continue
        side = 0 if old else 1
        unit = (old or new)[0]
        light = _light(residue, side, unit)
        if light is not None and (opposed(unit, light) or _on_ladder(residue, side, unit)):
            residue.take([unit])
            words = (unit.text, light.text) if side == 0 else (light.text, unit.text)
            facts.append(Fact(Change(ChangeKind.WORDING, *words)))
    return facts


def _on_ladder(residue: Residue, side: int, unit: Unit) -> bool:
    text = (residue.old, residue.new)[side].text
    return unit.kind is Kind.WORD and any(m.start < unit.end and m.end > unit.start for m in mentions(text))


def _light(residue: Residue, side: int, unit: Unit) -> Unit | None:
    """Return the light verb of the other side between the words that are matched around ``unit``."""
    own, other = (residue.old, residue.new)[side], (residue.new, residue.old)[side]
    at = next(i for i, candidate in enumerate(own.units) if candidate.start == unit.start)
    partners = sorted((pair[side], pair[1 - side]) for pair in residue.alignment.pairs)
    before = [j for i, j in partners if i < at]
    after = [j for i, j in partners if i > at]
    start = other.units[before[-1]].end if before else other.body
    end = other.units[after[0]].start if after else len(other.text)
    return next((verb for verb in other.carriers if start <= verb.start and verb.end <= end), None)
