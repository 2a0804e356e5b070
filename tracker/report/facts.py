"""What can be looked up about one labelled sentence: its past, its carriers, the words around it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.report.names import NOTHING, Known, known
from tracker.report.words import salient

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tracker.model import LabelledSentence, Match, SentenceRef, StatementChanges

Key = tuple[str, int]
"""Statement id and index: one occurrence of a sentence."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A newer sentence that carries an older one on, and the match that says so."""

    labelled: LabelledSentence
    match: Match


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that several findings of one statement need to know in common."""

    meeting_date: date | None
    previous_date: date | None
    coverage: float = 1.0
    """Share of the previous statement's sentences that the newer one carries on, in whole or in part."""
    carriers: dict[Key, list[Carrier]] = field(default_factory=dict)
    old_words: frozenset[str] = frozenset()
    """Salient words that the earlier sentences use."""
    new_words: frozenset[str] = frozenset()
    """Salient words that the newer statement uses."""
    held: Mapping[Key, date] = field(default_factory=dict)
    """Earlier sentences that announced a meeting, and when it took place."""
    old_names: Known = NOTHING
    new_names: Known = NOTHING

    def carrying(self, old: SentenceRef) -> list[Carrier]:
        """Return all newer sentences that carry ``old`` on."""
        return self.carriers.get(key(old), [])

    def held_on(self, old: SentenceRef) -> date | None:
        """Return when the meeting took place that ``old`` announced, or null."""
        return self.held.get(key(old))


def key(sentence: SentenceRef) -> Key:
    """Return what identifies one occurrence of a sentence."""
    return sentence.statement.id, sentence.index


def gather(changes: StatementChanges) -> Facts:
    """Collect them in one pass over the labelled sentences."""
    carriers: defaultdict[Key, list[Carrier]] = defaultdict(list)
    for labelled in changes.sentences:
        for earlier, match in zip(labelled.earlier, labelled.matches, strict=False):
            carriers[key(earlier)].append(Carrier(labelled, match))
    earlier_texts = {e.text for labelled in changes.sentences for e in labelled.earlier}
    earlier_texts |= {d.sentence.text for d in (*changes.dropped, *changes.unproven)}
    newer_texts = [s.sentence.text for s in changes.sentences]
    return Facts(
        meeting_date=changes.statement.meeting_date,
        coverage=_coverage(changes, carriers),
        previous_date=changes.previous.meeting_date if changes.previous else None,
        carriers=dict(carriers),
        old_words=frozenset(word for text in earlier_texts for word in salient(text)),
        new_words=frozenset(word for text in newer_texts for word in salient(text)),
        held=changes.held,
        old_names=known(earlier_texts),
        new_names=known(newer_texts),
    )


def _coverage(changes: StatementChanges, carriers: dict[Key, list[Carrier]]) -> float:
    previous = changes.previous.id if changes.previous else None
    carried = sum(statement == previous for statement, _ in carriers)
    gone = len(changes.dropped) + len(changes.unproven)
    return carried / (carried + gone) if carried + gone else 1.0
