"""A prepositional phrase that is all that one side has more: 'from the Oldra ridge', 'in hospitals'."""

from __future__ import annotations

import re

from tracker.match.relation.facts.residue import Fact, Residue, runs
from tracker.match.relation.lexicon import LIGHT_MODIFIERS
from tracker.match.relation.units import Kind
from tracker.model import Change, ChangeKind

_LED = re.compile(
    r"\b(?:in|on|at|for|from|with|by|under|over|through|within|without|during|throughout|among|against|near|"
    r"across|along|around|into|beyond|behind|outside|inside|towards?|until|before|after|since|via)\s+"
    r"(?:(?:the|an?|its|their|our|his|her|all|those|these|both|any)\s+)*$",
    re.IGNORECASE,
)
_KINDS = frozenset({Kind.WORD, Kind.NAME, Kind.QUALIFIER})
_LONGEST = 4
_REACH = 30


def find_phrases(residue: Residue) -> list[Fact]:
    """Return the phrase, told with its preposition, when nothing else is left of either sentence."""
    gaps = [gap for gap in residue.gaps if any(gap)]
    if not residue.near or len(gaps) != 1 or all(gaps[0]):
        return []
    side = 0 if gaps[0][0] else 1
    sentence, units = (residue.old, residue.new)[side], gaps[0][side]
    if len(units) > _LONGEST or len(runs(units, sentence.text)) != 1:
        return []
    if any(unit.kind not in _KINDS for unit in units):
        return []
    if all(unit.text.lower() in LIGHT_MODIFIERS | {"any"} for unit in units):
        return []
    lead = _LED.search(sentence.folded[max(0, units[0].start - _REACH) : units[0].start])
    if lead is None:
        return []
    start = units[0].start - len(lead.group())
    words = sentence.text[start : units[-1].end]
    residue.take(list(units))
    return [Fact(Change(ChangeKind.QUALIFIER, *((words, None) if side == 0 else (None, words))))]
