"""Words in the place of one that carries no unit: 'called for' → 'held', 'the parties' → 'the widows'.

Light verbs are left out of the alignment, so that 'held talks' and 'talked' agree. Where the other side has
a verb of weight in their place, they count after all. So do the nouns by which authors name themselves.
"""

from __future__ import annotations

import re

from tracker.match.relation.cached import mentions
from tracker.match.relation.facts.antonym import opposed
from tracker.match.relation.facts.residue import Fact, Residue
from tracker.match.relation.sense import related
from tracker.match.relation.units import Kind, Unit
from tracker.model import Change, ChangeKind

_ARTICLE = re.compile(r"\b(?:the|all|both|its|their)\s+$", re.IGNORECASE)
_REACH = 8


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
        for light in _light(residue, side, unit):
            kind = _kind(residue, side, unit, light)
            if kind:
                residue.take([unit])
                words = (unit.text, light.text) if side == 0 else (light.text, unit.text)
                facts.append(Fact(Change(kind, *words)))
                break
    return facts


def _kind(residue: Residue, side: int, unit: Unit, light: Unit) -> ChangeKind | None:
    if light.kind is Kind.NAME:
        return ChangeKind.ACTOR if _is_other_group(residue, side, unit, light) else None
    return ChangeKind.WORDING if opposed(unit, light) or _on_ladder(residue, side, unit) else None


def _is_other_group(residue: Residue, side: int, unit: Unit, group: Unit) -> bool:
    """Whether a noun right behind its article stands where the other side has 'the parties'."""
    sentence = (residue.old, residue.new)[side]
    led = _ARTICLE.search(sentence.folded[max(0, unit.start - _REACH) : unit.start])
    return unit.kind in {Kind.WORD, Kind.NAME} and led is not None and not related(unit, group)


def _on_ladder(residue: Residue, side: int, unit: Unit) -> bool:
    text = (residue.old, residue.new)[side].text
    return unit.kind is Kind.WORD and any(m.start < unit.end and m.end > unit.start for m in mentions(text))


def _light(residue: Residue, side: int, unit: Unit) -> list[Unit]:
    """Return the light words of the other side between the words that are matched around ``unit``."""
    own, other = (residue.old, residue.new)[side], (residue.new, residue.old)[side]
    at = next(i for i, candidate in enumerate(own.units) if candidate.start == unit.start)
    partners = sorted((pair[side], pair[1 - side]) for pair in residue.alignment.pairs)
    before = [j for i, j in partners if i < at]
    after = [j for i, j in partners if i > at]
    start = other.units[before[-1]].end if before else other.body
    end = other.units[after[0]].start if after else len(other.text)
    return [word for word in other.carriers if start <= word.start and word.end <= end]
