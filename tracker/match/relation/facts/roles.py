"""The same words in other roles: 'A thanked B' against 'B thanked A', 'from A to B' against 'from B to A'."""

from __future__ import annotations

import re

from tracker.match.relation.facts.exchange import find_exchange
from tracker.match.relation.facts.residue import Fact, Residue
from tracker.match.relation.lexicon import wordset
from tracker.match.relation.normalise import Sentence
from tracker.match.relation.units import Kind, Unit
from tracker.model import Change, ChangeKind

_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b(?:\s+\w+ly)?\s+$", re.IGNORECASE)
_BY = re.compile(r"\s+(?:\w+ly\s+)?by\s", re.IGNORECASE)
_SYMMETRIC = re.compile(r"\s+(?:with|between|among|and|or|alongside|against each)\b|\s*,", re.IGNORECASE)
_ALIKE = re.compile(
    r"(?:met|meet|meets|join|joins|joined|agree|agrees|agreed|equals?|equaled|exceed|match|matches|matched|"
    r"including|included|includes|include|concerning|regarding|following|according)$",
    re.IGNORECASE,
)
_PAST = re.compile(r"[a-z]+ed$")
_PRESENT = re.compile(r"[a-z]+[^sui]s$")
_IRREGULAR = wordset(
    "gave took made held sent led told won lost sold bought paid sought brought met kept left lent drove hit "
    "cut put overtook withdrew chose saw struck fought beat built taught caught"
)
_TO_VERB = re.compile(r"\b(?:will|shall|should|must|may|can|could|would|might|to|not)\s+$", re.IGNORECASE)
_STOP = re.compile(r"[;:.,]|\b(?:that|which|who|while|whereas|and|but)\b")
_PREPOSITION = re.compile(
    r"\b(from|to|towards?|into|over|above|under|below|for|against|inside|within|outside|beyond|before|after|by|"
    r"until|since|along|across|through|out(?: of)?|in|on|at|with|without|of|between)\s+"
    r"(?:(?:the|an?|all|its|their|our|any|end|of|mid)\s+)*$",
    re.IGNORECASE,
)
_OPPOSED = frozenset(
    frozenset(pair.split("|"))
    for pair in wordset(
        "from|to into|out from|toward from|towards from|into over|under above|below above|under over|below "
        "for|against inside|outside within|outside within|beyond before|after by|after by|since by|from "
        "until|from until|since until|by within|after until|after with|without with|against along|across "
        "by|to to|through from|through"
    )
)
_OPPOSED_FIGURES = frozenset(frozenset(pair.split("|")) for pair in wordset("by|to within|after"))
"""Opposed before figures alone: 'extended by twelve months', 'to twelve months'."""
_LITTLE = 3
_EXCHANGED = frozenset({Kind.NAME, Kind.NUMBER, Kind.DATE})
_MOST_PLACES = 100
_LISTED = re.compile(r"[,;/&]|\b(?:and|or)\b")


def find_roles(residue: Residue) -> list[Fact]:
    """Return at most one change of who does what, or of direction, between words that both sides share."""
    if not residue.near or max(len(residue.left(side)) for side in (0, 1)) > _LITTLE:
        return []
    if residue.old.folded.isascii() != residue.new.folded.isascii():
        return []
    return (
        find_exchange(residue)
        or _swapped(residue)
        or _exchanged(residue)
        or _directions(residue)
        or _turns(residue)
    )[:1]


def _swapped(residue: Residue) -> list[Fact]:
    pairs = dict(residue.alignment.pairs)
    backwards = {j: i for i, j in residue.alignment.pairs}
    for i, j in residue.alignment.pairs:
        old, new = residue.old.units[i], residue.new.units[j]
        if not (_is_verb(residue.old, old) and _is_verb(residue.new, new)):
            continue
        ours, theirs = _sides(residue.old, i), _sides(residue.new, j)
        if not all((*ours, *theirs)):
            continue
        before = {pairs.get(k) for k in ours[0]}, {pairs.get(k) for k in ours[1]}
        crossed = before[0] <= set(theirs[1]) and {backwards.get(k) for k in theirs[0]} <= set(ours[1])
        kept = before[0] <= set(theirs[0]) and before[1] & set(theirs[1])
        voices = _passive(residue.old, old), _passive(residue.new, new)
        agents = [bool(_BY.match(s.folded, u.end)) for s, u in ((residue.old, old), (residue.new, new))]
        same_voice = voices[0] == voices[1] and (not voices[0] or all(agents))
        if (crossed and same_voice) or (kept and _turned(residue, old, new, voices)):
            return [_fact(residue, (ours[0][0], i, ours[1]), (theirs[0][0], j, theirs[1]))]
    return []


def _turned(residue: Residue, old: Unit, new: Unit, voices: tuple[bool, bool]) -> bool:
    """Whether one side is the passive of the other with agent and object in the same places."""
    if voices[0] == voices[1]:
        return False
    passive = (residue.old, old) if voices[0] else (residue.new, new)
    active = (residue.new, new) if voices[0] else (residue.old, old)
    after = active[0].folded[active[1].end :]
    agent = _BY.match(passive[0].folded, passive[1].end)
    follower = next((u for u in passive[0].units if u.start > passive[1].start), None)
    named = follower is not None and follower.kind in {Kind.WORD, Kind.NAME}
    return bool(agent) and named and not _PREPOSITION_AHEAD.match(after)


_PREPOSITION_AHEAD = re.compile(r"\s+(?:by|in|on|at|for|to|from|with|of|under|and|,)\b|\s*[,.;]")


def _is_verb(sentence: Sentence, unit: Unit) -> bool:
    form = unit.text.lower()
    if unit.kind is not Kind.WORD or _ALIKE.match(form) or _SYMMETRIC.match(sentence.folded, unit.end):
        return False
    led = _TO_VERB.search(sentence.folded[max(0, unit.start - 12) : unit.start])
    transitive = _PRESENT.match(form) and not _PREPOSITION_AHEAD.match(sentence.folded[unit.end :])
    return bool(led or transitive or _PAST.match(form)) or form in _IRREGULAR


def _sides(sentence: Sentence, at: int) -> tuple[list[int], list[int]]:
    """Return the units of the verb's clause before and behind it, without modals and adverbials."""
    units = sentence.units
    first, last = at, at
    while first > 0 and not _STOP.search(sentence.folded[units[first - 1].end : units[first].start]):
        first -= 1
    while last + 1 < len(units) and not _STOP.search(
        sentence.folded[units[last].end : units[last + 1].start]
    ):
        last += 1

    def nouns(start: int, end: int) -> list[int]:
        return [k for k in range(start, end) if units[k].kind in _NOMINAL]

    return nouns(first, at), nouns(at + 1, last + 1)


_NOMINAL = frozenset({Kind.WORD, Kind.NAME, Kind.NUMBER})


def _passive(sentence: Sentence, verb: Unit) -> bool:
    lead = sentence.folded[max(0, verb.start - 24) : verb.start]
    return bool(_BE.search(lead)) or bool(_BY.match(sentence.folded, verb.end))


def _fact(residue: Residue, old: tuple[int, int, list[int]], new: tuple[int, int, list[int]]) -> Fact:
    words = []
    for sentence, (first, _, behind) in ((residue.old, old), (residue.new, new)):
        start, end = sentence.units[first].start, sentence.units[behind[0]].end
        words.append(sentence.text[start:end])
    return Fact(Change(ChangeKind.ACTOR, words[0], words[1]))


def _exchanged(residue: Residue) -> list[Fact]:
    """Return two names or figures that stand in each other's place ('2 tons to A, 3 tons to B')."""
    places: dict[tuple[str, str], tuple[int, int]] = {}
    found = []
    moved = [(i, j) for i, j in residue.alignment.pairs if residue.old.units[i].kind in _EXCHANGED]
    for i, j in moved[:_MOST_PLACES]:
        before, after = _place(residue.old, i), _place(residue.new, j)
        if before and after and before != after:
            places[before] = (i, j)
            found.append((i, after))
    for i, after in found:
        other = places.get(after)
        if other and _place(residue.new, other[1]) == _place(residue.old, i):
            words = [_placed(residue.old, i), _placed(residue.new, other[1])]
            return [Fact(Change(_exchange_kind(residue.old.units[i]), words[0], words[1]))]
    return []


def _exchange_kind(unit: Unit) -> ChangeKind:
    kinds = {Kind.NUMBER: ChangeKind.NUMBER, Kind.DATE: ChangeKind.DATE}
    return kinds.get(unit.kind, ChangeKind.PARTY)


def _place(sentence: Sentence, at: int) -> tuple[str, str] | None:
    """Return the unit before and what joins it to this one; null in a list, where places are free."""
    if at == 0:
        return None
    before, unit = sentence.units[at - 1], sentence.units[at]
    between = sentence.folded[before.end : unit.start].lower()
    return None if _LISTED.search(between) else (before.key, " ".join(between.split()))


def _placed(sentence: Sentence, at: int) -> str:
    return sentence.text[sentence.units[at - 1].start : sentence.units[at].end]


def _directions(residue: Residue) -> list[Fact]:
    """Return prepositions that turned round before a noun, name, number or date of both sides."""
    facts = []
    for i, j in residue.alignment.pairs:
        old, new = residue.old.units[i], residue.new.units[j]
        if old.kind is Kind.MODAL or old.text.lower().endswith("ing") or new.text.lower().endswith("ing"):
            continue
        if _before(residue.old, old) == _before(residue.new, new):
            continue
        lead = _governing(residue.old, old), _governing(residue.new, new)
        if frozenset(lead) in _OPPOSED_FIGURES and Kind.NUMBER is old.kind is new.kind:
            facts.append(Fact(Change(ChangeKind.WORDING, f"{lead[0]} {old.text}", f"{lead[1]} {new.text}")))
        timed = Kind.DATE in {old.kind, new.kind} or Kind.NUMBER in {old.kind, new.kind}
        if timed and {"by", "to", "through"}.issuperset(lead):
            continue
        if lead[0] and lead[1] and frozenset(lead) in _OPPOSED and lead[0] != lead[1]:
            words = f"{lead[0]} {old.text}", f"{lead[1]} {new.text}"
            facts.append(Fact(Change(ChangeKind.WORDING, *words)))
    return facts


def _turns(residue: Residue) -> list[Fact]:
    """Return 'up' that became 'down', or the other way round, behind a verb."""
    counts = [
        [len(re.findall(rf"\b{word}\b", s.folded)) for word in ("up", "down")]
        for s in (residue.old, residue.new)
    ]
    if counts[0] == counts[1][::-1] and sorted(counts[0]) == [0, 1]:
        words = ("up", "down") if counts[0][0] else ("down", "up")
        return [Fact(Change(ChangeKind.WORDING, *words))]
    return []


def _before(sentence: Sentence, unit: Unit) -> str:
    return sentence.folded[max(0, unit.start - 30) : unit.start]


def _governing(sentence: Sentence, unit: Unit) -> str:
    found = _PREPOSITION.search(_before(sentence, unit))
    return found[1].lower().partition(" ")[0] if found else ""
