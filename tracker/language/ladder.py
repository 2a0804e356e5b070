"""How strongly a sentence speaks: finds the verbs of the ladder, with their hedges and intensifiers.

``read_strength`` returns every verb that stands on a rung, ``strongest`` the one that decides, and
``compare_strength`` says whether one wording is stronger than another. Only verbs of one family, or of
families that the ladder file joins, are compared: a condemnation is neither more nor less than a promise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.language.ladder_file import (
    Ladder,
    Modifier,
    Rung,
    default_ladder,
    load_ladder,
    parse_ladder,
)
from tracker.language.ladder_find import find_spans
from tracker.language.lemma import Word, words
from tracker.model import Direction

__all__ = [
    "Ladder",
    "StrengthMention",
    "compare_strength",
    "compare_texts",
    "default_ladder",
    "load_ladder",
    "parse_ladder",
    "read_strength",
    "strongest",
]

_NOTICEABLE = 0.02
"""Levels nearer than this are the same to a reader."""
_NOT = frozenset({"not", "no", "never", "neither", "nor", "without", "cannot"})
_CONTRACTED_NOT = "n't"


@dataclass(frozen=True, slots=True)
class StrengthMention:
    """A verb of the ladder at ``text[start:end]``, its rung and its level with modifiers counted in."""

    word: str
    rung: str
    family: str
    level: float
    start: int
    end: int
    modifiers: tuple[str, ...] = ()
    """The hedges and intensifiers that moved the level, as they stand in the text."""
    negated: bool = False


def read_strength(text: str, ladder: Ladder | None = None) -> list[StrengthMention]:
    """Return the verbs of ``text`` that stand on the ladder, in order; overlapping ones: the longest."""
    if ladder is None or ladder is default_ladder():
        return list(_shipped(text))
    return _mentions(text, ladder)


@lru_cache(maxsize=4096)
def _shipped(text: str) -> tuple[StrengthMention, ...]:
    """Remember what the shipped ladder says: a sentence is read, matched and said again."""
    return tuple(_mentions(text, default_ladder()))


def _mentions(text: str, ladder: Ladder) -> list[StrengthMention]:
    tokens = words(text)
    spans = find_spans(text, tokens, ladder)
    mentions = []
    for position, (first, last, rung) in enumerate(spans):
        limit = spans[position + 1][0] if position + 1 < len(spans) else len(tokens)
        mentions.append(_mention(text, tokens, (first, last), limit, rung, ladder))
    return sorted(mentions + _literal_mentions(text, ladder), key=lambda mention: mention.start)


def strongest(mentions: Iterable[StrengthMention], family: str | None = None) -> StrengthMention | None:
    """Return the mention with the highest level (the first of equals), of one family if named.

    Negated verbs are left out: 'did not agree' is not an agreement.
    """
    counted = [m for m in mentions if not m.negated and (family is None or m.family == family)]
    return max(counted, key=lambda mention: (mention.level, -mention.start), default=None)


def compare_strength(
    old: StrengthMention | None, new: StrengthMention | None, ladder: Ladder | None = None
) -> Direction | None:
    """Say whether ``new`` is stronger or softer than ``old``; null when equal or not comparable."""
    if old is None or new is None or old.negated != new.negated:
        return None
    joined = (ladder or default_ladder()).comparable
    if old.family != new.family and new.family not in joined.get(old.family, ()):
        return None
    if abs(new.level - old.level) < _NOTICEABLE:
        return None
    return Direction.STRENGTHENED if new.level > old.level else Direction.SOFTENED


def compare_texts(
    old: str, new: str, ladder: Ladder | None = None
) -> tuple[Direction, StrengthMention, StrengthMention] | None:
    """Compare the strongest verbs of two wordings of one sentence, family by family.

    Families are tried from the highest level down; families that both wordings share come first, so
    that 'will' in a side clause is not held against 'decided' in the main one.
    """
    ladder = ladder or default_ladder()
    best_old, best_new = _best_by_family(old, ladder), _best_by_family(new, ladder)
    pairs = [(best_old[name], best_new[name]) for name in best_old if name in best_new]
    if not pairs:
        pairs = [(a, b) for a in best_old.values() for b in best_new.values()]
    for before, after in sorted(pairs, key=lambda pair: -max(pair[0].level, pair[1].level)):
        direction = compare_strength(before, after, ladder)
        if direction is not None:
            return direction, before, after
    return None


def _best_by_family(text: str, ladder: Ladder) -> dict[str, StrengthMention]:
    mentions = read_strength(text, ladder)
    best = {family: strongest(mentions, family) for family in {m.family for m in mentions}}
    return {family: mention for family, mention in best.items() if mention is not None}


def _mention(
    text: str, tokens: Sequence[Word], span: tuple[int, int], limit: int, rung: Rung, ladder: Ladder
) -> StrengthMention:
    first, last = span
    level, used = rung.level, []
    for modifier in ladder.modifiers:
        place = _window(text, tokens, span, limit, modifier)
        hit = _find_phrase(tokens, place, modifier)
        if hit:
            level += modifier.change
            used.append(hit)
    before = {word.text for word in tokens[max(0, first - 2) : last]}
    negated = bool(before & _NOT) or any(word.endswith(_CONTRACTED_NOT) for word in before)
    start, end = tokens[first].start, tokens[last - 1].end
    level = round(min(1.0, max(0.0, level)), 3)
    return StrengthMention(text[start:end], rung.name, rung.family, level, start, end, tuple(used), negated)


def _window(
    text: str, tokens: Sequence[Word], span: tuple[int, int], limit: int, modifier: Modifier
) -> tuple[int, int]:
    """Return the range of words in which a modifier counts for the verb at ``span``."""
    first, last = span
    if modifier.scope == "next":
        return last, min(limit + 3, last + 4, len(tokens))
    if modifier.scope == "near":
        return max(0, first - 3), min(limit, last + 2)
    stop = last
    while stop < limit and ";" not in text[tokens[stop - 1].end : tokens[stop].start]:
        stop += 1
    return last, stop


def _find_phrase(tokens: Sequence[Word], place: tuple[int, int], modifier: Modifier) -> str | None:
    first, last = place
    present = frozenset().union(*(word.lemmas for word in tokens[first:last]))
    for phrase in modifier.phrases:
        if not present.issuperset(phrase):  # which nearly always ends it, and at once
            continue
        for at in range(first, last - len(phrase) + 1):
            if all(form in tokens[at + i].lemmas for i, form in enumerate(phrase)):
                return " ".join(phrase)
    return None


def _literal_mentions(text: str, ladder: Ladder) -> list[StrengthMention]:
    if text.isascii():
        return []
    mentions: list[StrengthMention] = []
    letters = set(text)
    for literal, rung in ladder.literals:
        start = text.find(literal) if literal[0] in letters else -1
        while start >= 0:
            end = start + len(literal)
            if all(end <= m.start or start >= m.end for m in mentions):
                mentions.append(StrengthMention(literal, rung.name, rung.family, rung.level, start, end))
            start = text.find(literal, end)
    return mentions
