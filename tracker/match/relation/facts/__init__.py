"""Typed facts that differ between two wordings, one extractor per kind; ``collect`` runs them in order."""

from __future__ import annotations

from tracker.match.relation.align import Alignment
from tracker.match.relation.facts.antonym import find_antonyms
from tracker.match.relation.facts.condition import find_conditions
from tracker.match.relation.facts.connective import find_connectives
from tracker.match.relation.facts.entity import find_entities
from tracker.match.relation.facts.moved import find_moved
from tracker.match.relation.facts.negation import find_negations
from tracker.match.relation.facts.number import find_dates, find_numbers
from tracker.match.relation.facts.phrase import find_phrases
from tracker.match.relation.facts.progress import find_progress
from tracker.match.relation.facts.qualifier import find_qualifiers
from tracker.match.relation.facts.replaced import find_replaced
from tracker.match.relation.facts.residue import Fact, Residue
from tracker.match.relation.facts.reversal import without_idle_strength
from tracker.match.relation.facts.roles import find_roles
from tracker.match.relation.facts.strength import find_strength
from tracker.match.relation.facts.wording import find_wordings
from tracker.match.relation.normalise import Sentence
from tracker.model import ChangeKind

NEAR = 0.5
"""Share of units in common (Dice) from which two wordings are versions of one sentence."""
NEAR_SHORT = 1 / 3
"""The same where no side has more than ``FEW`` units left."""
FEW = 3
_MOST = 6
_MOST_SOFT = 2
_EXTRACTORS = (
    find_roles, find_connectives, find_conditions, find_dates, find_numbers, find_negations,
    find_progress, find_strength, find_antonyms, find_phrases, find_moved, find_entities, find_replaced,
    find_qualifiers, find_wordings,
)  # fmt: skip
_ORDER = (
    ChangeKind.NEGATION, ChangeKind.STRENGTH, ChangeKind.PROGRESS, ChangeKind.AMOUNT, ChangeKind.NUMBER,
    ChangeKind.DATE, ChangeKind.PARTY, ChangeKind.ACTOR, ChangeKind.PLACE, ChangeKind.QUALIFIER,
    ChangeKind.WORDING,
)  # fmt: skip


def collect(old: Sentence, new: Sentence, alignment: Alignment) -> list[Fact]:
    """Return the facts that differ, the most important first, none twice, at most six.

    The order of the extractors matters: each takes what it explains, so that a number in a date is
    not reported again as a number, nor a hedge as a dropped word.
    """
    residue = Residue(old, new, alignment, near=_near(alignment))
    found: list[Fact] = []
    for extract in _EXTRACTORS:
        found += extract(residue)
    found = without_idle_strength(found, old.text, new.text)
    unique = list({(f.change.old, f.change.new): f for f in reversed(found)}.values())
    unique.sort(
        key=lambda f: (
            not f.hard,
            f.occasion,
            _ORDER.index(f.change.kind),
            f.change.old is None or f.change.new is None,
        )
    )
    hard = [fact for fact in unique if fact.hard]
    return [*hard, *(fact for fact in unique if not fact.hard)][: min(_MOST, len(hard) + _MOST_SOFT)]


def _near(alignment: Alignment) -> bool:
    """Whether two wordings are versions of one sentence; short ones may differ in more than half of it."""
    left = max(len(alignment.old_left), len(alignment.new_left))
    return dice(alignment) >= (NEAR_SHORT if left <= FEW else NEAR)


def dice(alignment: Alignment) -> float:
    """Return the share of units in common, 0 to 1; 1 for two sentences without units."""
    total = alignment.old_count + alignment.new_count
    matched = total - len(alignment.old_left) - len(alignment.new_left)
    return matched / total if total else 1.0


__all__ = ["FEW", "NEAR", "NEAR_SHORT", "Fact", "collect", "dice"]
