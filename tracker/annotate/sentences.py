"""Annotates the sentences of one statement: kind, actor, verb, undertaking, deadline, strength."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.annotate.actor import read_action
from tracker.annotate.deadline import find_deadline
from tracker.annotate.features import Reading, read
from tracker.annotate.kinds import classify_kinds
from tracker.annotate.predicate import Form
from tracker.language.ladder import Ladder, StrengthMention, strongest
from tracker.model import Annotated, Kind, Strength

_PAST = frozenset({Form.PAST, Form.PERFECT})
_FAMILIES = {
    Kind.COMMITMENT: ("undertaking", "modal"),
    Kind.POSITION: ("stance", "appeal", "assertion", "reception"),
}


def annotate(
    sentences: Sequence[str],
    meeting_date: date | None,
    *,
    ladder: Ladder | None = None,
) -> list[Annotated]:
    """Read every sentence of one statement, in order.

    Args:
        sentences: the statement; pronouns and places are read from the order.
        meeting_date: anchors relative deadlines; without it they stay unresolved.
        ladder: another ladder of strength than the shipped one.

    Returns:
        One annotation a sentence.
    """
    readings = [read(text, ladder) for text in sentences]
    kinds = classify_kinds(readings)
    annotated = []
    previous: str | None = None
    for reading, (kind, probability) in zip(readings, kinds, strict=True):
        action = read_action(reading, kind, previous)
        previous = action.actor or previous
        annotated.append(
            Annotated(
                text=reading.text,
                kind=kind,
                deadline=None if _is_over(reading, kind) else find_deadline(reading.text, meeting_date),
                strength=_strength(reading, kind),
                actor=action.actor,
                verb=action.verb,
                promised=action.promised,
                kind_probability=round(probability, 4),
            )
        )
    return annotated


def _is_over(reading: Reading, kind: Kind) -> bool:
    """Whether the sentence only tells what took place: 'met on Monday' sets no date for anything."""
    forms = {predicate.form for predicate in reading.predicates}
    return kind is Kind.PROCEDURAL and bool(forms) and forms <= _PAST


def _strength(reading: Reading, kind: Kind) -> Strength | None:
    """Return the strongest verb of the families that make up the kind, else the strongest of all."""
    candidates: list[StrengthMention] = [
        m for m in reading.mentions if m.family in _FAMILIES.get(kind, ())
    ] or list(reading.mentions)
    found = strongest(candidates)
    return Strength(found.level, found.rung, found.word) if found else None
