"""Qualifiers and conditions that are gone, added or exchanged."""

from __future__ import annotations

import re
from itertools import pairwise

from tracker.match.relation.facts.residue import Fact, Residue, runs, span
from tracker.match.relation.fold import fold
from tracker.match.relation.lexicon import (
    FUNCTION,
    LIGHT_MODIFIERS,
    LIGHT_VERBS,
    LINKING_VERBS,
    WEIGHTY,
    wordset,
)
from tracker.match.relation.units import Kind, Unit
from tracker.model import Change, ChangeKind

_WEIGHTY_KEYS = frozenset(fold(word) for word in WEIGHTY)
_JOINED_BEFORE = re.compile(r"\b(?:and|or)(?:\s+(?:its|their|the|his|her|our|an?|all|also))*$", re.IGNORECASE)
_JOINED_AFTER = re.compile(r"(?:and|or)\b")
_WORD_AFTER = re.compile(r"\s([^\W\d_][\w-]*)")
_PREPOSITION = re.compile(
    r"\b(?:with|under|over|during|within|throughout|among|against|via|for|at|in|on)\s+(?:an?\s+|the\s+|its\s+|their\s+)?$"
)
_NEVER_NARROWS = frozenset(fold(word) for word in LIGHT_VERBS | {"express", "against"})
_INFINITIVE = re.compile(r"\b(?:to|will|shall|should|must|may|can|could|would|might)\s+$")
_ROW = re.compile(r",?\s+(?:and\s+)?")
"""Between the adjectives of one noun ('long-term, predictable funding')."""
_COPULA = wordset("be is are was were been being has have had become becomes became")
_LIGHT_VERB_KEYS = frozenset(fold(word) for word in LIGHT_VERBS | LINKING_VERBS)
_SHORT = 2
_LEAST_ADVERB = 4
_LONGEST = 4
"""A run of more units than this is a clause, not a qualifier."""


def find_qualifiers(residue: Residue) -> list[Fact]:
    """Return short runs that one side alone has; hard when they set the reach of an undertaking."""
    facts: list[Fact] = []
    if not residue.near:
        return facts
    for old, new in list(residue.gaps):
        for a, b in zip(_hedges(old), _hedges(new), strict=False):
            residue.take([a, b])
            facts.append(Fact(Change(ChangeKind.QUALIFIER, a.text, b.text)))
    negated = any(unit.kind is Kind.NEGATION for unit in residue.old.units)
    alone = sum(1 for gap in residue.gaps if any(gap)) == 1
    for gap in list(residue.gaps):
        if bool(gap[0]) == bool(gap[1]):
            continue
        side, text = (0, residue.old.text) if gap[0] else (1, residue.new.text)
        for group in runs(gap[side], text):
            if len(group) <= _LONGEST:
                residue.take(group)
                facts.append(_fact(side, group, text, alone=alone, negated=negated))
    return facts


def _hedges(units: list[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.kind is Kind.QUALIFIER]


def _fact(side: int, group: list[Unit], text: str, *, alone: bool, negated: bool) -> Fact:
    words = span(group, text)
    change = (
        Change(ChangeKind.QUALIFIER, words, None) if side == 0 else Change(ChangeKind.QUALIFIER, None, words)
    )
    return Fact(
        change,
        hard=not is_light(group)
        and not (negated and group[0].text.lower() == "any" and len(group) == 1)
        and (
            is_weighty(group)
            or is_member(group, text)
            or _is_manner(group)
            or (alone and _narrows(group, text))
        ),
    )


def is_weighty(units: list[Unit]) -> bool:
    """Whether any of ``units`` sets reach, time, certainty or condition."""
    return any(
        u.kind is Kind.QUALIFIER
        or (u.kind is Kind.MODAL and u.key not in {"will", "would"})
        or not WEIGHTY.isdisjoint(u.text.lower().split())
        or (fold(u.text) in _WEIGHTY_KEYS and u.text.lower() not in LIGHT_MODIFIERS)
        for u in units
    )


def is_light(units: list[Unit]) -> bool:
    """Whether the words are one verb that adds nothing to the noun it carries ('made', 'provided')."""
    return len(units) == 1 and units[0].kind is Kind.WORD and fold(units[0].text) in _LIGHT_VERB_KEYS


def is_member(group: list[Unit], text: str) -> bool:
    """Whether the words are a member of an enumeration ('arms and ammunition')."""
    before, after = text[: group[0].start].rstrip(" ,"), text[group[-1].end :].lstrip(" ,")
    return len(group) <= _SHORT and bool(
        _JOINED_BEFORE.search(before[-24:]) or _JOINED_AFTER.match(after[:5])
    )


def _is_manner(group: list[Unit]) -> bool:
    """Whether the words are one adverb of manner ('unanimously')."""
    return len(group) == 1 and group[0].text.lower().endswith("ly") and len(group[0].text) > _LEAST_ADVERB


def _is_verb(unit: Unit, text: str) -> bool:
    """Whether the word is an infinitive, or a phrase with its own form of 'to be' or 'to have'."""
    lead = _INFINITIVE.search(text[max(0, unit.start - 12) : unit.start])
    return lead is not None or unit.text.lower().partition(" ")[0] in _COPULA


def _narrows(group: list[Unit], text: str) -> bool:
    """Whether the words narrow a noun ('prior notice') or the whole ('with local labour')."""
    if len(group) > _SHORT or any(
        u.kind is not Kind.WORD or u.text.lower() in LIGHT_MODIFIERS for u in group
    ):
        return False
    following = _WORD_AFTER.match(text, group[-1].end)
    joined = all(_ROW.fullmatch(text[a.end : b.start]) for a, b in pairwise(group))
    attributive = joined and following is not None and following[1].lower() not in FUNCTION
    if (
        group[0].key in _NEVER_NARROWS
        or _is_verb(group[0], text)
        or (attributive and group[0].text.lower().endswith(("ed", "ing")))
    ):
        return False
    own = group[0].text.lower().split(" ", 1)
    return (
        attributive
        or (len(own) > 1 and own[0] in FUNCTION)
        or bool(_PREPOSITION.search(text[max(0, group[0].start - 20) : group[0].start]))
    )
