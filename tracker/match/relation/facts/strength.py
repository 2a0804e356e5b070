"""Verbs and modals of another strength, by the ladder of ``tracker.language``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.language.ladder import StrengthMention, compare_strength
from tracker.match.relation.cached import mentions
from tracker.match.relation.facts.residue import Fact, Residue, whole_words
from tracker.match.relation.lexicon import PROSPECT
from tracker.match.relation.normalise import Sentence
from tracker.match.relation.units import Kind, Unit
from tracker.model import Change, ChangeKind, Direction

_MILD = frozenset({"assertion", "reception"})
_BINDING = frozenset({"undertaking", "modal"})
_PURPOSE = frozenset({"aim at"})
"""'Efforts aimed at' only gives the purpose of a noun."""
_FUTURE = frozenset({"will", "would"})
_CLOSE = 30
_NOTICEABLE = 0.02
_FAR = 0.15
"""Mild verbs of two families that stand further apart than this are no synonyms ('reaffirm', 'recall')."""
_MOST_IN_PLACE = 6
"""Verbs in a longer unmatched stretch belong to different clauses unless a shared word stands beside them."""
_REACH = 40
_LONGEST = 60


def find_strength(residue: Residue) -> list[Fact]:
    """Return changes of strength among verbs that the alignment did not match or whose hedges differ."""
    left = residue.left(0), residue.left(1)
    if not left[0] and not left[1]:
        return []
    _take_clauses(residue)
    old, new = _read(residue.old), _read(residue.new)
    facts = _modified(residue, old, new)
    loose_old = [m for m in old if _touches(m, residue.left(0))]
    loose_new = [m for m in new if _touches(m, residue.left(1))]
    for before, after in _couples(residue, loose_old, loose_new):
        facts += _compare(residue, before, after)
    facts += _hedged(residue, old, new)
    return facts[:2]


def _take_clauses(residue: Residue) -> None:
    """Take the 'will' of 'it is expected that they will adopt' beside 'expected to adopt'."""
    for side, own, other in ((0, residue.old, residue.new), (1, residue.new, residue.old)):
        partner = {pair[side]: other.units[pair[1 - side]] for pair in residue.alignment.pairs}
        left = {id(unit) for unit in residue.left(side) if unit.kind is Kind.MODAL and unit.key in _FUTURE}
        for at, unit in enumerate(own.units[:-1]):
            verb = partner.get(at + 1)
            if id(unit) not in left or verb is None:
                continue
            governed = any(word in PROSPECT for u in own.units[:at] for word in u.text.lower().split())
            if governed and other.folded[: verb.start].rstrip().lower().endswith(" to"):
                residue.take([unit])


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
        wide = max(len(olds), len(news)) > _MOST_IN_PLACE
        couples += [
            (a, b) for a, b in zip(before, after, strict=False) if not wide or _anchored(residue, a, b)
        ]
    if not couples and old and new and residue.near and _same_place(residue, old[0], new[0]):
        couples.append((old[0], new[0]))
    return couples


def _anchored(residue: Residue, old: StrengthMention, new: StrengthMention) -> bool:
    """Whether a word that both sides share stands right beside both verbs."""
    units = (
        [u for u in residue.left(0) if _touches(old, [u])],
        [u for u in residue.left(1) if _touches(new, [u])],
    )
    return any(residue.anchored(a, b) for a in units[0] for b in units[1])


def _same_place(residue: Residue, old: StrengthMention, new: StrengthMention) -> bool:
    """Whether no more than one shared word lies before one verb and behind the other: one clause, not two."""
    crossed = sum(
        (residue.old.units[i].start < old.start) != (residue.new.units[j].start < new.start)
        for i, j in residue.alignment.pairs
    )
    return crossed <= 1


def _compare(residue: Residue, old: StrengthMention, new: StrengthMention) -> list[Fact]:
    units = [u for u in residue.left(0) if _touches(old, [u])] + [
        u for u in residue.left(1) if _touches(new, [u])
    ]
    same_family = old.family == new.family
    direction = compare_strength(old, new)
    if same_family and direction is None and old.negated == new.negated:
        residue.take(units)
        return []
    mild = {old.family, new.family} <= _MILD and abs(old.level - new.level) < _FAR
    hard = direction is not None or not mild
    if direction is None and abs(old.level - new.level) >= _NOTICEABLE:
        direction = Direction.STRENGTHENED if new.level > old.level else Direction.SOFTENED
    residue.take(units)
    kind = ChangeKind.STRENGTH if direction else ChangeKind.WORDING
    words = _words(residue.old.text, old), _words(residue.new.text, new)
    return [Fact(Change(kind, *words, direction), hard=hard)]


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
            facts.append(Fact(_of_modifiers(residue, before, after, direction)))
    return facts


def _of_modifiers(
    residue: Residue, old: StrengthMention, new: StrengthMention, direction: Direction
) -> Change:
    """Tell the verb with its modifiers or, where those stand far from it, the modifiers alone."""
    words = _words(residue.old.text, old), _words(residue.new.text, new)
    if words[0].casefold() != words[1].casefold():
        return Change(ChangeKind.STRENGTH, *words, direction)
    gone = [modifier for modifier in old.modifiers if modifier not in new.modifiers]
    come = [modifier for modifier in new.modifiers if modifier not in old.modifiers]
    return Change(ChangeKind.STRENGTH, " … ".join(gone) or None, " … ".join(come) or None, direction)


def _modifier_units(residue: Residue, side: int, mention: StrengthMention) -> list[Unit]:
    names = set(mention.modifiers) - _PURPOSE
    words = {word for modifier in names for word in modifier.split()}
    return [u for u in residue.left(side) if words & set(u.text.lower().split()) or _derived(u, words)]


def _derived(unit: Unit, words: set[str]) -> bool:
    return any(len(word) > 4 and unit.text.lower().startswith(word[:-1]) for word in words)


def _words(text: str, mention: StrengthMention) -> str:
    """Return the verb with its hedges and intensifiers as they stand in the text: 'strongly condemned'."""
    first, last = mention.start, mention.end
    for modifier in mention.modifiers:
        found = _nearest(text, modifier, mention)
        if found:
            first, last = min(first, found[0]), max(last, found[1])
    words = whole_words(text, first, last)
    if len(words) <= _LONGEST:
        return words
    return " … ".join(dict.fromkeys([mention.word, *mention.modifiers]))


def _nearest(text: str, modifier: str, mention: StrengthMention) -> tuple[int, int] | None:
    """Return the place of a modifier before or behind its verb; its words may be inflected there."""
    pattern = r"\W+".join(rf"{re.escape(word[:-1] or word)}\w*" for word in modifier.split())
    after = max(0, mention.start - _REACH)
    places = [
        m.span() for m in re.finditer(rf"\b{pattern}", text[after : mention.end + _REACH], re.IGNORECASE)
    ]
    if not places:
        return None
    start, end = min(places, key=lambda place: abs(place[0] + after - mention.start))
    return start + after, end + after
