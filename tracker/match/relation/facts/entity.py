"""Another place, party or actor."""

from __future__ import annotations

import re

from tracker.match.relation.facts.qualifier import is_member
from tracker.match.relation.facts.residue import Fact, Residue, runs
from tracker.match.relation.fold import fold
from tracker.match.relation.lexicon import (
    COLLECTIVE,
    PARTIES,
    PLACE_PREPOSITIONS,
    PLACES,
    RANKS,
    ROLES,
    TITLES,
)
from tracker.match.relation.phrases import ALIAS_OF
from tracker.match.relation.units import Kind, Unit
from tracker.model import Change, ChangeKind

_ROLE_KEYS = frozenset(fold(role) for role in ROLES) | ROLES
_PARTY_KEYS = frozenset(fold(party) for party in PARTIES) | PARTIES
_ALIAS_KEYS = frozenset(ALIAS_OF.values())
_RANK_KEYS = frozenset(fold(rank) for rank in RANKS)
_PLACE_KEYS = frozenset(fold(place) for place in PLACES) | PLACES
_EXAMPLE = re.compile(r"\b(?:including|such as|especially|particularly)\s+(?:the\s+|in\s+)*$")
"""Names that only illustrate what is said before them."""
_SHORT = 3
_REACH = 40
_HEAD = re.compile(r"\b(?!The\b)(?:[A-Z][\w'-]*\s+)+(?:(?:of|for)\s+(?:the\s+)?)$")
_TAIL = re.compile(r"(?:\s+[A-Z][\w-]*)+")
_WORD = re.compile(r"[\w'-]+")


def find_entities(residue: Residue) -> list[Fact]:
    """Return names and roles of one side that stand where the other side has others."""
    facts = _subjects(residue)
    for old, new in list(residue.gaps):
        before, after = entity_groups(old, residue.old.text), entity_groups(new, residue.new.text)
        for a, b in zip(before, after, strict=False):
            alone = len(a) == len(old) and len(b) == len(new)
            if not alone and not _comparable(residue, a, b):
                continue
            if not residue.near and not residue.anchored(a[0], b[0]) and not residue.anchored(a[-1], b[-1]):
                continue
            facts.append(Fact(entity_change(residue, a, b)))
            residue.take([*a, *b])
    facts += _mixed(residue) if residue.near else []
    for side, text in ((0, residue.old.text), (1, residue.new.text)):
        for group in entity_groups([u for u in residue.left(side) if u.kind is Kind.NAME], text):
            facts += _single(residue, side, group) if residue.near else []
    return facts


def _comparable(residue: Residue, old: list[Unit], new: list[Unit]) -> bool:
    """Whether the two are of one sort: a place does not take the part of an actor."""
    kinds = {_kind(residue.old.folded, old), _kind(residue.new.folded, new)}
    return len(kinds) == 1 or ChangeKind.PLACE not in kinds


def _mixed(residue: Residue) -> list[Fact]:
    """Compare a name with what stands in its place, when that is no name ('Executive' → 'supervisory')."""
    facts = []
    for old, new in list(residue.gaps):
        if not old or not new or max(len(old), len(new)) > _SHORT or not any(map(_is_entity, [*old, *new])):
            continue
        names = [u for u in old if _is_entity(u)], [u for u in new if _is_entity(u)]
        if all(names) and len(old) != len(new) and not _comparable(residue, *names):
            continue
        facts.append(Fact(entity_change(residue, list(old), list(new))))
        residue.take([*old, *new])
    return facts


def entity_groups(units: list[Unit], text: str) -> list[list[Unit]]:
    """Return the names, roles and places among ``units``, those that stand together in one group."""
    return runs((unit for unit in units if _is_entity(unit)), text)


def _is_entity(unit: Unit) -> bool:
    return unit.kind is Kind.NAME or unit.key in _ROLE_KEYS or unit.key in _PLACE_KEYS


def entity_change(residue: Residue, old: list[Unit], new: list[Unit]) -> Change:
    """Return the change from one name to another: of place, party or actor."""
    kinds = [_kind(residue.old.folded, old), _kind(residue.new.folded, new)]
    kind = min(kinds, key=list(ChangeKind).index) if ChangeKind.ACTOR not in kinds else ChangeKind.ACTOR
    texts = residue.old.text, residue.new.text
    head, tail = _shared(texts, (old[0].start, new[0].start), (old[-1].end, new[-1].end))
    if not _ROLE_KEYS.isdisjoint(tail.lower().split()):
        kind = ChangeKind.ACTOR
    names = texts[0][old[0].start : old[-1].end], texts[1][new[0].start : new[-1].end]
    return Change(kind, head + names[0] + tail, head + names[1] + tail)


def _shared(texts: tuple[str, str], starts: tuple[int, int], ends: tuple[int, int]) -> tuple[str, str]:
    """Return the parts of a name that both sides share: 'Ministry of ' before, ' Bank' behind."""
    heads = [_HEAD.search(text, max(0, at - _REACH), at) for text, at in zip(texts, starts, strict=True)]
    tails = [_TAIL.match(text, at) for text, at in zip(texts, ends, strict=True)]
    head = {match.group() if match else "" for match in heads}
    tail = {match.group() if match else "" for match in tails}
    return (head.pop() if len(head) == 1 else "", tail.pop() if len(tail) == 1 else "")


def _kind(text: str, units: list[Unit]) -> ChangeKind:
    keys = {unit.key for unit in units}
    before = [w.lower() for w in _WORD.findall(text, max(0, units[0].start - 24), units[0].start)]
    if before and before[-1] == "the":
        before.pop()
    if keys & _ROLE_KEYS or (before and before[-1] in TITLES):
        return ChangeKind.ACTOR
    if keys & _PLACE_KEYS or (before and before[-1] in PLACE_PREPOSITIONS and not keys & _PARTY_KEYS):
        return ChangeKind.PLACE
    if keys & _PARTY_KEYS:
        opens = not before
        return ChangeKind.ACTOR if opens and len(units) == 1 else ChangeKind.PARTY
    return ChangeKind.PARTY if before else ChangeKind.ACTOR


def _single(residue: Residue, side: int, group: list[Unit]) -> list[Fact]:
    text = (residue.old, residue.new)[side].text
    kind = _kind((residue.old, residue.new)[side].folded, group)
    known = bool({unit.key for unit in group} & (_PARTY_KEYS | _PLACE_KEYS | _RANK_KEYS | _ALIAS_KEYS))
    residue.take(group)
    own, other = (residue.old, residue.new)[side], (residue.new, residue.old)[side]
    if {unit.key for unit in group} <= {unit.key for unit in other.units}:
        return []
    known = (known or is_member(group, own.text)) and not _EXAMPLE.search(
        own.folded[max(0, group[0].start - 20) : group[0].start]
    )
    words = text[group[0].start : group[-1].end]
    change = Change(kind, words, None) if side == 0 else Change(kind, None, words)
    return [Fact(change, hard=residue.near and known)]


def _subjects(residue: Residue) -> list[Fact]:
    """Compare who opens the sentences, when one names itself collectively and the other a single party."""
    pairs = residue.alignment.pairs
    if not pairs or not residue.near:
        return []
    ends = residue.old.units[pairs[0][0]].start, residue.new.units[min(j for _, j in pairs)].start
    heads = residue.old.folded[residue.old.body : ends[0]], residue.new.folded[residue.new.body : ends[1]]
    lefts = [[u for u in residue.left(side) if u.start < ends[side]] for side in (0, 1)]
    groups = [
        entity_groups(left, sentence.text)
        for left, sentence in zip(lefts, (residue.old, residue.new), strict=True)
    ]
    for side in (0, 1):
        own, other = groups[side], groups[1 - side]
        if len(own) != 1 or other or not _collective(heads[1 - side]):
            continue
        residue.take(own[0])
        if _collective(heads[side]) or (len(own[0]) > 1 and " and " in heads[side]):
            return []
        texts = [head.strip().rstrip(",") for head in heads]
        words = [" ".join(text.split()[:6]) for text in texts]
        return [Fact(Change(ChangeKind.ACTOR, words[0], words[1]))]
    return []


def _collective(head: str) -> bool:
    words = [word.lower() for word in _WORD.findall(head)]
    return 0 < len(words) <= 8 and bool(set(words) & COLLECTIVE)
