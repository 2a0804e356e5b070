"""'And' that became 'or', or the other way round: all of the conditions, or one of them."""

from __future__ import annotations

import re

from tracker.match.relation.facts.residue import Fact, Residue
from tracker.match.relation.units import Kind
from tracker.model import Change, ChangeKind

_JOINT = re.compile(r"(?<!/)\b(?P<joint>and|or)\b(?!/)\s+(?P<next>[\w'-]+)", re.IGNORECASE)
_FREE = re.compile(r"\b(?:any|neither|nor|without|whether|either|both|between)\b", re.IGNORECASE)
"""Beside these, and under a negation, 'and' and 'or' may say the same."""


def find_connectives(residue: Residue) -> list[Fact]:
    """Return the exchange of one 'and' for one 'or' before the same word."""
    sentences = residue.old, residue.new
    if not residue.near or any(_FREE.search(sentence.folded) for sentence in sentences):
        return []
    if any(unit.kind is Kind.NEGATION for sentence in sentences for unit in sentence.units):
        return []
    joints = [
        [(m["joint"].lower(), m["next"].lower()) for m in _JOINT.finditer(sentence.folded)]
        for sentence in sentences
    ]
    for side in (0, 1):
        for word in [word for joint, word in joints[side] if joint == "or"]:
            own, other = joints[side].count(("or", word)), joints[1 - side].count(("or", word))
            if own > other and joints[1 - side].count(("and", word)) > joints[side].count(("and", word)):
                words = f"or {word}", f"and {word}"
                return [Fact(Change(ChangeKind.WORDING, *(words if side == 0 else words[::-1])))]
    return []
