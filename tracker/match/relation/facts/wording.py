"""Other words of weight: what stands in one place of both sentences and is not the same."""

from __future__ import annotations

from tracker.match.relation.facts.residue import Fact, Residue, span
from tracker.match.relation.units import Unit
from tracker.model import Change, ChangeKind

_LONGEST = 60
_SHORT = 3
_MOST_UNITS = 5
"""Longer stretches are another clause; the clause marks and the word diff show those."""


def find_wordings(residue: Residue) -> list[Fact]:
    """Return the exchanged words of each gap; hard only while the rest of the sentences is the same."""
    facts: list[Fact] = []
    for old, new in list(residue.gaps):
        if old and new and residue.near and max(len(old), len(new)) <= _MOST_UNITS:
            words = _words(old, residue.old.text), _words(new, residue.new.text)
            alone = len(residue.alignment.gaps) == 1
            short = max(len(old), len(new)) <= (_MOST_UNITS if alone else _SHORT)
            residue.take([*old, *new])
            if words[0] and words[1]:
                facts.append(Fact(Change(ChangeKind.WORDING, *words), hard=short))
    return facts


def _words(units: list[Unit], text: str) -> str:
    words = span(list(units), text)
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0] + " …"
