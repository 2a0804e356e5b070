"""Statements turned round: next to that, how firmly the verb is given is no fact of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.match.relation.facts.antonym import opposed_words
from tracker.model import Change, ChangeKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.match.relation.facts.residue import Fact


def without_idle_strength(facts: Sequence[Fact], old: str, new: str) -> list[Fact]:
    """Leave out the strength of verbs whose action is denied, or turned into its opposite, on one side.

    'Will not hold talks' and 'are prepared to hold talks', or 'stands ready to raise' and 'expects to
    lower', are no softer or firmer promises of one thing.
    """
    turns = [fact.change for fact in facts]
    return [fact for fact in facts if not any(_idle(fact.change, turn, old, new) for turn in turns)]


def _idle(change: Change, turn: Change, old: str, new: str) -> bool:
    if change.kind is not ChangeKind.STRENGTH or change.old is None or change.new is None:
        return False
    verbs = (change.old, turn.old or "", old), (change.new, turn.new or "", new)
    if turn.kind is ChangeKind.NEGATION:
        return any(_is_at_an_end(verb, words) for verb, words, _ in verbs)
    return (
        turn.kind is ChangeKind.WORDING
        and opposed_words(turn.old or "", turn.new or "")
        and all(_governs(verb, word, text) for verb, word, text in verbs)
    )


def _is_at_an_end(verb: str, words: str) -> bool:
    """Whether the denied words begin or end with the verb: 'will not hold', 'do not intend'."""
    denied = words.casefold().split()
    parts = verb.casefold().split()
    return bool(parts) and parts in (denied[: len(parts)], denied[-len(parts) :])


def _governs(verb: str, action: str, text: str) -> bool:
    return action in verb.split() or f"{verb} {action}" in text
