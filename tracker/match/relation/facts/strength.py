"""Verbs and modals of another strength, by the ladder of ``tracker.language``."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.language.ladder import StrengthMention, compare_strength
from tracker.match.relation.cached import mentions
from tracker.match.relation.facts.residue import Fact, Residue
from tracker.match.relation.normalise import Sentence
from tracker.match.relation.units import Kind, Unit
from tracker.model import Change, ChangeKind, Direction

_MILD = frozenset({"assertion", "reception"})
_BINDING = frozenset({"undertaking", "modal"})
_PURPOSE = frozenset({"aim at"})
"""'Efforts aimed at' only gives the purpose of a noun."""
_CLOSE = 30
_NOTICEABLE = 0.02


def find_strength(residue: Residue) -> list[Fact]:
    """Return changes of strength among verbs that the alignment did not match or whose hedges differ."""
    left = residue.left(0), residue.left(1)
    if not left[0] and not left[1]:
        return []
    old, new = _read(residue.old), _read(residue.new)
    facts = _modified(residue, old, new)
    loose_old = [m for m in old if _touches(m, residue.left(0))]
    loose_new = [m for m in new if _touches(m, residue.left(1))]
    for before, after in _couples(residue, loose_old, loose_new):
        facts += _compare(residue, before, after)
    facts += _hedged(residue, old, new)
    return facts[:2]


def _hedged(residue: Residue, old: list[StrengthMention], new: list[StrengthMention]) -> list[Fact]:
    """Return verbs such as 'anticipates that it' that came or went before an undertaking both sides have."""
    facts = []
    for side, found in ((0, old), (1, new)):
        for at, mention in enumerate(found[:-1]):
            units = [u for u in residue.left(side) if _touches(mention, [u])]
            follower = found[at + 1]
            if not (units and residue.near and {mention.family, follower.family} <= _BINDING):
                continue
            if mention.level >= follower.level or follower.start - mention.end > _CLOSE:
                continue
            residue.take(units)
            long = residue.old.text if side == 0 else residue.new.text
            words = [long[mention.start : follower.end], follower.word]
            direction = Direction.STRENGTHENED if side == 0 else Direction.SOFTENED
            pair = words if side == 0 else words[::-1]
            facts.append(Fact(Change(ChangeKind.STRENGTH, pair[0], pair[1], direction)))
    return facts


def _read(sentence: Sentence) -> list[StrengthMention]:
    """Read the ladder, without verbs that are part of a name ('United States')."""
    names = [unit for unit in sentence.units if unit.kind is Kind.NAME]
    return [m for m in mentions(sentence.text) if not _touches(m, names)]


def _touches(mention: StrengthMention, units: Iterable[Unit]) -> bool:
    return any(unit.start < mention.end and unit.end > mention.start for unit in units)


def _couples(
    residue: Residue, old: list[StrengthMention], new: list[StrengthMention]
) -> list[tuple[StrengthMention, StrengthMention]]:
    """Pair mentions that stand in one gap; the first of each side when the sentences are near."""
    couples: list[tuple[StrengthMention, StrengthMention]] = []
    for olds, news in residue.gaps:
        before = [m for m in old if _touches(m, olds)]
        after = [m for m in new if _touches(m, news)]
        couples += zip(before, after, strict=False)
    if not couples and old and new and residue.near:
        couples.append((old[0], new[0]))
    return couples


def _compare(residue: Residue, old: StrengthMention, new: StrengthMention) -> list[Fact]:
    units = [u for u in residue.left(0) if _touches(old, [u])] + [
        u for u in residue.left(1) if _touches(new, [u])
    ]
    same_family = old.family == new.family
    direction = compare_strength(old, new)
    if same_family and direction is None and old.negated == new.negated:
        residue.take(units)
        return []
    hard = direction is not None or not {old.family, new.family} <= _MILD
    if direction is None and abs(old.level - new.level) >= _NOTICEABLE:
        direction = Direction.STRENGTHENED if new.level > old.level else Direction.SOFTENED
    residue.take(units)
    kind = ChangeKind.STRENGTH if direction else ChangeKind.WORDING
    return [Fact(Change(kind, _words(old), _words(new), direction), hard=hard)]


def _modified(residue: Residue, old: list[StrengthMention], new: list[StrengthMention]) -> list[Fact]:
    """Compare verbs that both sides share but hedge or intensify differently."""
    facts = []
    waiting = list(new)
    for before in old:
        after = next((m for m in waiting if m.rung == before.rung and m.negated == before.negated), None)
        if after is None:
            continue
        waiting.remove(after)
        direction = compare_strength(before, after)
        gone = _modifier_units(residue, 0, before) + _modifier_units(residue, 1, after)
        if direction and gone:
            residue.take(gone)
            facts.append(Fact(Change(ChangeKind.STRENGTH, _words(before), _words(after), direction)))
    return facts


def _modifier_units(residue: Residue, side: int, mention: StrengthMention) -> list[Unit]:
    names = set(mention.modifiers) - _PURPOSE
    words = {word for modifier in names for word in modifier.split()}
    return [u for u in residue.left(side) if words & set(u.text.lower().split()) or _derived(u, words)]


def _derived(unit: Unit, words: set[str]) -> bool:
    return any(len(word) > 4 and unit.text.lower().startswith(word[:-1]) for word in words)


def _words(mention: StrengthMention) -> str:
    extra = [m for m in mention.modifiers if m not in mention.word.lower()]
    return f"{mention.word} ({', '.join(extra)})" if extra else mention.word
