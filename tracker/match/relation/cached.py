"""Readings of a sentence that several steps and pairs need; kept for the last few thousand sentences."""

from __future__ import annotations

from functools import lru_cache

from tracker.language.ladder import StrengthMention, read_strength
from tracker.match.relation.normalise import Sentence, normalise

_KEPT = 4_096
_LONGEST = 3_000
"""Characters of a sentence that are read for verbs of strength; what stands behind decides nothing."""


@lru_cache(maxsize=_KEPT)
def mentions(text: str) -> tuple[StrengthMention, ...]:
    """Return the verbs of ``text`` that stand on the ladder of strength."""
    return tuple(read_strength(text[:_LONGEST]))


@lru_cache(maxsize=_KEPT)
def reading(text: str) -> Sentence:
    """Return the units of ``text``."""
    return normalise(text)
