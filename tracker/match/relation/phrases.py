"""Phrases that count as one unit: spellings of a name, synonyms of several words, hedges.

A phrase is found by the folded keys of its words, the longest first; the table is built when the
module is imported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.match.relation.fold import fold
from tracker.match.relation.lexicon import (
    ALIASES,
    ANTONYMS,
    FUNCTION,
    LIGHT,
    LIGHT_PHRASES,
    MODALS,
    NEGATIVE_PHRASES,
    NOT_NEGATION,
    OFTEN,
    QUALIFIER_PHRASES,
    SENSES,
    SYNONYMS,
)
from tracker.match.relation.units import Kind


class Phrase(NamedTuple):
    """The folded words of a phrase and the unit it becomes."""

    keys: tuple[str, ...]
    kind: Kind
    key: str
    """Empty when the phrase carries nothing ('in addition')."""


def keys_of(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a phrase of a data file."""
    return tuple(fold(word) for word in phrase.replace(",", " ").split())


def _synonym_table() -> tuple[dict[str, str], list[Phrase]]:
    words: dict[str, str] = {}
    phrases: list[Phrase] = []
    for group in SYNONYMS:
        head = "=".join(keys_of(group[0]))
        for entry in group:
            keys = keys_of(entry)
            if len(keys) == 1:
                words.setdefault(keys[0], head)
            else:
                kind = Kind.QUALIFIER if entry in QUALIFIER_PHRASES else Kind.WORD
                phrases.append(Phrase(keys, kind, head))
    return words, phrases


def _alias_table() -> tuple[dict[str, str], list[Phrase]]:
    words: dict[str, str] = {}
    phrases: list[Phrase] = []
    for group in ALIASES:
        for entry in group:
            keys = keys_of(entry)
            if len(keys) == 1:
                words[entry] = group[0]
            else:
                phrases.append(Phrase(keys, Kind.NAME, group[0]))
    return words, phrases


SYNONYM_OF, _SYNONYM_PHRASES = _synonym_table()
ALIAS_OF, _ALIAS_PHRASES = _alias_table()
_NOTHING = [Phrase(keys_of(p), Kind.QUALIFIER, "=".join(keys_of(p))) for p in NOT_NEGATION]
_HEDGES = [Phrase(keys_of(p), Kind.QUALIFIER, "=".join(keys_of(p))) for p in QUALIFIER_PHRASES]
_NEGATIVE = [Phrase(keys_of(p), Kind.NEGATION, "not") for p in NEGATIVE_PHRASES]
_EMPTY = [Phrase(keys_of(p), Kind.WORD, "") for p in LIGHT_PHRASES]
_OPPOSED = [
    Phrase(keys_of(p), Kind.WORD, "=".join(keys_of(p)))
    for sides in ANTONYMS
    for side in sides
    for p in side
    if " " in p
]


def phrase_key(phrase: str) -> str:
    """Return the key of a phrase or word of the synonym list, or of one that is in no list."""
    keys = keys_of(phrase)
    found = next((p.key for p in _SYNONYM_PHRASES if p.keys == keys), "=".join(keys))
    return SYNONYM_OF.get(found, found)


FREQUENCIES = frozenset(phrase_key(words) for words in OFTEN)
"""Keys of the words that say how often."""


def _sense_table() -> tuple[dict[str, frozenset[int]], list[Phrase]]:
    """Return the groups of every entry and the entries of several words."""
    groups: dict[str, set[int]] = {}
    for number, group in enumerate([*SENSES, *SYNONYMS]):
        for entry in group:
            groups.setdefault("=".join(keys_of(entry)), set()).add(number)
    phrases = [
        Phrase(keys_of(entry), Kind.WORD, "=".join(keys_of(entry)))
        for group in SENSES
        for entry in group
        if " " in entry and (set(entry.split()) - FUNCTION - LIGHT or MODALS & set(group))
    ]
    return {key: frozenset(found) for key, found in groups.items()}, phrases


SENSES_OF, _SENSE_PHRASES = _sense_table()


def _index(phrases: Sequence[Phrase]) -> dict[tuple[str, ...], list[Phrase]]:
    index: dict[tuple[str, ...], list[Phrase]] = {}
    for phrase in phrases:
        index.setdefault(phrase.keys[:2], []).append(phrase)
    for entries in index.values():
        entries.sort(key=lambda phrase: -len(phrase.keys))
    return index


_BY_HEAD = _index(
    [
        *_EMPTY,
        *_NEGATIVE,
        *_ALIAS_PHRASES,
        *_SYNONYM_PHRASES,
        *_HEDGES,
        *_NOTHING,
        *_OPPOSED,
        *_SENSE_PHRASES,
    ]
)
_FIRST = frozenset(head[0] for head in _BY_HEAD)


def phrases_at(keys: Sequence[str], at: int) -> Iterator[Phrase]:
    """Yield the phrases that the words from ``at`` on are, the longest first."""
    if keys[at] in _FIRST:
        for phrase in _BY_HEAD.get(tuple(keys[at : at + 2]), ()):
            if tuple(keys[at : at + len(phrase.keys)]) == phrase.keys:
                yield phrase
