"""Names and verbs exchanged in a sentence that was also reordered, so that no gap holds both."""

from __future__ import annotations

from tracker.match.relation.facts.entity import entity_change, entity_groups
from tracker.match.relation.facts.progress import stage
from tracker.match.relation.facts.residue import Fact, Residue
from tracker.match.relation.units import Kind, Unit
from tracker.model import Change, ChangeKind

_FEW = 3


def find_moved(residue: Residue) -> list[Fact]:
    """Return the only name, and the only verb, that each side has left in different gaps."""
    left = residue.left(0), residue.left(1)
    if not residue.near or not all(left) or max(map(len, left)) > _FEW:
        return []
    facts = []
    groups = entity_groups(left[0], residue.old.text), entity_groups(left[1], residue.new.text)
    if len(groups[0]) == len(groups[1]) == 1 and _apart(residue, groups[0][0][0], groups[1][0][0]):
        residue.take([*groups[0][0], *groups[1][0]])
        facts.append(Fact(entity_change(residue, groups[0][0], groups[1][0])))
    verbs = _verbs(residue, 0), _verbs(residue, 1)
    if len(verbs[0]) == len(verbs[1]) == 1 and _others(residue, verbs[0][0], verbs[1][0]):
        residue.take([*verbs[0], *verbs[1]])
        facts.append(Fact(Change(ChangeKind.WORDING, verbs[0][0].text, verbs[1][0].text)))
    return facts


def _verbs(residue: Residue, side: int) -> list[Unit]:
    sentence = (residue.old, residue.new)[side]
    return [unit for unit in residue.left(side) if unit.kind is Kind.WORD and stage(sentence, unit)]


def _others(residue: Residue, old: Unit, new: Unit) -> bool:
    """Whether the verbs stand apart and are two ('based' and 'based in' are one)."""
    same = old.text.lower().partition(" ")[0] == new.text.lower().partition(" ")[0]
    return not same and _apart(residue, old, new)


def _apart(residue: Residue, old: Unit, new: Unit) -> bool:
    return not any(old in olds and new in news for olds, news in residue.gaps)
