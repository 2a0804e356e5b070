"""How much a finding matters: seven factors, each between 0 and 1, multiplied.

A product, because a finding is only important when nothing speaks against it: however long a formula
about who met had stood, its loss is no news. ``docs/digest.md`` argues each factor.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tracker.model import FindingKind, Kind
from tracker.report.words import salient

if TYPE_CHECKING:
    from tracker.model import Change, SentenceRef, Standing
    from tracker.report.facts import Facts

KIND = {
    FindingKind.DROPPED: 1.0,
    FindingKind.SOFTENED: 1.0,
    FindingKind.DEADLINE_PASSED: 1.0,
    FindingKind.DEADLINE_SLIPPED: 1.0,
    FindingKind.DEADLINE_REMOVED: 1.0,
    FindingKind.DEADLINE_MET: 0.95,
    FindingKind.KEPT: 0.9,
    FindingKind.NEW_COMMITMENT: 0.9,
    FindingKind.DEADLINE_SET: 0.9,
    FindingKind.CHANGED: 0.8,
    FindingKind.STRENGTHENED: 0.8,
    FindingKind.RETURNED: 0.75,
    FindingKind.NEW: 0.7,
    FindingKind.ABSENT: 0.9,
    FindingKind.REWORDED: 0.4,
}
SPEECH = {Kind.COMMITMENT: 1.0, Kind.POSITION: 0.85, Kind.PROGRESS: 0.75, Kind.PROCEDURAL: 0.15}

_LOSSES = frozenset(
    {
        FindingKind.SOFTENED,
        FindingKind.DEADLINE_PASSED,
        FindingKind.DEADLINE_SLIPPED,
        FindingKind.DEADLINE_REMOVED,
    }
)
_GAINS = frozenset({FindingKind.STRENGTHENED, FindingKind.DEADLINE_SET, FindingKind.NEW_COMMITMENT})

_STANDING_FLOOR = 0.7
_STRENGTH_FLOOR = 0.8
_NEWS_FLOOR = 0.35
_NEWS_SCALE = 4.0
_NAME = 2.0


def weigh(
    kind: FindingKind,
    old: SentenceRef | None,
    new: SentenceRef | None,
    *,
    gravity: float = 1.0,
    standing: Standing | None,
    score: float | None,
    changes: tuple[Change, ...],
    facts: Facts,
) -> float:
    """Return the weight of a finding, 0 to 1."""
    return (
        KIND[kind]
        * gravity
        * _speech(kind, old, new)
        * _stood(standing if old is not None and new is None else None)
        * _force(old, new)
        * _news(old, new, changes, facts)
        * (1.0 if score is None else 0.5 + 0.5 * score)
    )


def _speech(kind: FindingKind, old: SentenceRef | None, new: SentenceRef | None) -> float:
    """Commitments before positions before progress.

    What is lost is as weighty as it was, what is gained as it is now; else the weightier side counts.
    """
    if kind in _LOSSES and old is not None:
        return SPEECH[old.annotated.kind]
    if kind in _GAINS and new is not None:
        return SPEECH[new.annotated.kind]
    return max(SPEECH[side.annotated.kind] for side in (old, new) if side is not None)


def _stood(standing: Standing | None) -> float:
    """Long-standing language that goes is told before what was said once.

    Where only one statement came before, nobody knows how long it stands; that is not held against it.
    """
    if standing is None or standing.of < 2:
        return 1.0
    return _STANDING_FLOOR + (1 - _STANDING_FLOOR) * (1 - math.pow(0.5, standing.present / 2))


def _force(old: SentenceRef | None, new: SentenceRef | None) -> float:
    """Strong words weigh more: what was decided, condemned or pledged before what was noted."""
    levels = [s.annotated.strength.level for s in (old, new) if s is not None and s.annotated.strength]
    return _STRENGTH_FLOOR + (1 - _STRENGTH_FLOOR) * max(levels, default=0.5)


def _news(
    old: SentenceRef | None, new: SentenceRef | None, changes: tuple[Change, ...], facts: Facts
) -> float:
    """How much is said that the other statement says nowhere; names, dates and numbers count double."""
    amount = 0.0
    if old is not None:
        amount += _unheard(old.text, facts.new_words)
    if new is not None:
        amount += _unheard(new.text, facts.old_words)
    amount += len(changes)
    return _NEWS_FLOOR + (1 - _NEWS_FLOOR) * (1 - math.exp(-amount / _NEWS_SCALE))


def _unheard(text: str, elsewhere: frozenset[str]) -> float:
    return sum(_NAME if names else 1.0 for word, names in salient(text).items() if word not in elsewhere)
