"""Words that turn a statement round: increase → decrease, before → after."""

from __future__ import annotations

from tracker.match.relation.facts.residue import Fact, Residue
from tracker.match.relation.lexicon import ANTONYMS
from tracker.match.relation.phrases import SYNONYM_OF, keys_of
from tracker.match.relation.units import Kind, Unit
from tracker.model import Change, ChangeKind

_KINDS = {Kind.WORD, Kind.NAME, Kind.QUALIFIER}


def _key(entry: str) -> str:
    key = "=".join(keys_of(entry))
    return SYNONYM_OF.get(key, key)


_OPPOSED = frozenset(
    frozenset((_key(a), _key(b)))
    for left, right in ANTONYMS
    for a in left
    for b in right
    if _key(a) != _key(b)
)


def find_antonyms(residue: Residue) -> list[Fact]:
    """Return pairs of opposed words: in one gap, or anywhere when the sentences are near."""
    facts = []
    for old, new in residue.gaps:
        facts += _match(residue, list(old), list(new))
    if residue.near:
        facts += _match(residue, residue.left(0), residue.left(1))
    return facts


def opposed(one: Unit, other: Unit) -> bool:
    """Whether two words turn a statement round when one takes the place of the other."""
    return frozenset((one.key, other.key)) in _OPPOSED


def opposed_words(one: str, other: str) -> bool:
    """Say the same of two words as they stand in the text."""
    return frozenset((_key(one), _key(other))) in _OPPOSED


def _match(residue: Residue, old: list[Unit], new: list[Unit]) -> list[Fact]:
    facts = []
    for a in old:
        for b in new:
            if a.kind in _KINDS and b.kind in _KINDS and opposed(a, b):
                residue.take([a, b])
                new.remove(b)
                facts.append(Fact(Change(ChangeKind.WORDING, a.text, b.text)))
                break
    return facts
