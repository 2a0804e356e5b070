"""How far a change goes, apart from the sentence it happens in: 1 for all the way, less for a nuance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model import Change, SentenceRef

NAMES = 0.9
"""Somebody or something is named that the other statement does not name at all."""
CLAUSE = 0.8
"""A clause is gone or added."""
HELD = 0.3
"""The announcement of a meeting is gone because the meeting has been held: hardly news."""

_OF_KIND = {
    ChangeKind.NEGATION: 1.0,
    ChangeKind.AMOUNT: 0.95,
    ChangeKind.NUMBER: 0.95,
    ChangeKind.DATE: 0.95,
    ChangeKind.PARTY: 0.9,
    ChangeKind.ACTOR: 0.9,
    ChangeKind.PROGRESS: 0.9,
    ChangeKind.PLACE: 0.85,
    ChangeKind.STRENGTH: 0.6,  # in a report of progress; elsewhere of_strength() measures it
    ChangeKind.QUALIFIER: 0.6,
    ChangeKind.WORDING: 0.5,
}
_FLOOR = 0.6
_FAR = 0.25
"""Distance on the ladder, of 1, at which a change of strength counts in full."""
_UNKNOWN = 0.75
_IN_PART = 0.65
_FAINT = 0.1


def of_changes(changes: Iterable[Change]) -> float:
    """Return the gravity of the gravest change."""
    return max((_OF_KIND[change.kind] for change in changes), default=_UNKNOWN)


def of_silence(coverage: float) -> float:
    """Return how telling it is that a text which proves nothing does not mention something.

    A text that repeats most of the previous statement and leaves this out says more by it than a news
    item that repeats two sentences of twenty.
    """
    return max(_FAINT, coverage)


def of_strength(change: Change, old: SentenceRef, new: SentenceRef, *, partial: bool = False) -> float:
    """Return how far a change of strength goes on the ladder: a step between neighbours is a nuance.

    The levels are those of the sentences; they say nothing about the change where it happened to
    another verb than the strongest. In a sentence that is carried on in part only, the two verbs may
    belong to different parts.
    """
    before, after = old.annotated.strength, new.annotated.strength
    if partial:
        return _IN_PART
    if before is None or after is None:
        return _UNKNOWN
    if change.old is None or change.new is None:  # a modifier alone: the verb is the same
        if before.word.casefold() != after.word.casefold():
            return _UNKNOWN
    elif before.word not in change.old or after.word not in change.new:
        return _UNKNOWN
    return _FLOOR + (1 - _FLOOR) * min(1.0, abs(before.level - after.level) / _FAR)
