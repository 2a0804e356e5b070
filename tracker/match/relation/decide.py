"""From facts and overlap to one relation."""

from __future__ import annotations

from tracker.match.relation.align import Alignment
from tracker.match.relation.facts import NEAR, Fact, dice
from tracker.match.relation.normalise import Sentence
from tracker.model import ClauseMark, ClauseStatus, Relation


def decide(
    old: Sentence, new: Sentence, alignment: Alignment, facts: list[Fact], clauses: tuple[ClauseMark, ...]
) -> Relation:
    """Return the relation of two wordings that are not verbatim."""
    near = dice(alignment) >= NEAR
    if near and any(fact.hard and not fact.occasion for fact in facts):
        return Relation.CHANGED
    if any(mark.status is not ClauseStatus.KEPT for mark in clauses):
        return Relation.PARTIAL
    return Relation.REWORDED if near else Relation.PARTIAL
