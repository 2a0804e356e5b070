"""A 'not' that came or went, and words turned round by a prefix."""

from __future__ import annotations

import re

from tracker.match.relation.facts.residue import Fact, Residue, whole_words
from tracker.match.relation.fold import fold
from tracker.match.relation.lexicon import NEGATIVE_PREFIXES, NEGATIVE_VERBS
from tracker.match.relation.normalise import Sentence
from tracker.match.relation.phrases import SYNONYM_OF
from tracker.match.relation.units import Kind, Unit
from tracker.model import Change, ChangeKind

_AUXILIARY = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should)\s*$",
    re.IGNORECASE,
)
_LONGEST = 40
_NEGATIVE_KEYS = frozenset(SYNONYM_OF.get(fold(verb), fold(verb)) for verb in NEGATIVE_VERBS)
_ALONE = 2
"""A negation among more unmatched words than this belongs to a clause that came or went."""


def find_negations(residue: Residue) -> list[Fact]:
    """Return flipped negations: more of them on one side, around words that both sides share."""
    _take_prefixed_alike(residue)
    facts = _prefixed(residue) + _denying(residue)
    left = [[u for u in residue.left(side) if u.kind is Kind.NEGATION] for side in (0, 1)]
    if not residue.near:
        left = [[u for u in units if u.text.lower() != "without"] for units in left]
    residue.take([*left[0], *left[1]])
    common = min(len(left[0]), len(left[1]))
    for side in (0, 1):
        for surplus in left[side][common:]:
            unit = _unshared(residue, side, surplus)
            scope = _scope(residue, side, unit) if unit else None
            if unit is None or scope is None:
                continue
            negated = _phrase((residue.old, residue.new)[side], unit, scope[0])
            other = (residue.new, residue.old)[side].text
            plain = whole_words(other, scope[1].start, scope[1].end) if scope[1] else None
            change = (negated, plain) if side == 0 else (plain, negated)
            facts.append(Fact(Change(ChangeKind.NEGATION, *change)))
    return facts


def _unshared(residue: Residue, side: int, surplus: Unit) -> Unit | None:
    """Return the negation that only its side has where there is one more of them; null when none is.

    'Do not recognise and will never recognise' still denies what 'do not recognise' denies; which of two
    equal words the alignment left over says nothing.
    """
    own, other = (residue.old, residue.new) if side == 0 else (residue.new, residue.old)
    shared = {head.key for _, head in _negated(other)}
    heads = dict(_negated(own))
    head = heads.get(surplus)
    if head is None or head.key not in shared:
        return surplus
    return next((unit for unit, denied in heads.items() if denied.key not in shared), None)


def _negated(sentence: Sentence) -> list[tuple[Unit, Unit]]:
    """Return every negation with the word that it denies, the next one or in Korean the one before."""
    found = []
    words = [unit for unit in sentence.units if unit.kind not in {Kind.MODAL, Kind.NEGATION}]
    for unit in sentence.units:
        if unit.kind is not Kind.NEGATION:
            continue
        if unit.text[:1] > "\u1100":
            heads = [word for word in reversed(words) if word.end <= unit.start]
        else:
            heads = [word for word in words if word.start >= unit.end]
        found += [(unit, heads[0])] if heads else []
    return found


def _take_prefixed_alike(residue: Residue) -> None:
    """Take 'not acceptable' on one side with 'unacceptable' on the other: both deny the same."""
    for side, own in ((0, residue.old), (1, residue.new)):
        other = residue.left(1 - side)
        for unit, head in _negated(own):
            alike = next(
                (word for word in other if len(word.text) > len(head.text) and _turned(word, head)), None
            )
            if alike and any(unit is word for word in residue.left(side)):
                residue.take([unit, head, alike])


def _scope(residue: Residue, side: int, negation: Unit) -> tuple[Unit, Unit | None] | None:
    """Return the word that is negated and its counterpart; null when the other side lacks it and is far."""
    units = (residue.old.units, residue.new.units)
    own, other = units[side], units[1 - side]
    partners = {p[side]: p[1 - side] for p in residue.alignment.pairs}
    at = next(i for i, unit in enumerate(own) if unit.start == negation.start)
    after = [i for i in range(at + 1, len(own)) if own[i].kind is not Kind.MODAL]
    before = [i for i in range(at - 1, -1, -1) if own[i].kind is not Kind.MODAL]
    order = before + after if negation.text[:1] > "\u1100" else after + before
    for place, i in enumerate(order[:2]):
        if place and _parted((residue.old, residue.new)[side], own[order[0]], own[i]):
            break
        if i in partners:
            return own[i], other[partners[i]]
    alone = [u for u in residue.left(side) if u.kind is not Kind.NEGATION]
    return (own[order[0]], None) if residue.near and order and len(alone) <= _ALONE else None


def _parted(sentence: Sentence, one: Unit, other: Unit) -> bool:
    """Whether more than white space lies between two units, so that they are no one phrase."""
    first, last = sorted((one, other), key=lambda unit: unit.start)
    return bool(sentence.folded[first.end : last.start].strip())


def _phrase(sentence: Sentence, negation: Unit, head: Unit) -> str:
    start, end = min(negation.start, head.start), max(negation.end, head.end)
    helper = _AUXILIARY.search(sentence.folded, max(0, start - 10), start)
    text = whole_words(sentence.text, helper.start() if helper else start, end)
    return text if len(text) <= _LONGEST else f"{negation.text} … {head.text}"


def _prefixed(residue: Residue) -> list[Fact]:
    facts = []
    for old, new in residue.gaps:
        for a in list(old):
            for b in list(new):
                if _turned(a, b):
                    residue.take([a, b])
                    facts.append(Fact(Change(ChangeKind.NEGATION, a.text, b.text)))
    return facts


def _denying(residue: Residue) -> list[Fact]:
    """Return verbs such as 'failed to' that came or went before a verb that both sides have."""
    facts = []
    for old, new in list(residue.gaps):
        side = 0 if old and not new else 1
        alone = (old, new)[side]
        if not residue.near or (old and new) or len(alone) != 1 or alone[0].key not in _NEGATIVE_KEYS:
            continue
        words = alone[0].text
        facts.append(Fact(Change(ChangeKind.NEGATION, *((words, None) if side == 0 else (None, words)))))
        residue.take(list(alone))
    return facts


def _turned(a: Unit, b: Unit) -> bool:
    one, other = a.text.lower().partition(" ")[0], b.text.lower().partition(" ")[0]
    if not (one.endswith(other) or other.endswith(one)):
        return False
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and any(long == prefix + short for prefix in NEGATIVE_PREFIXES)
