"""Conditions and exceptions that came, went or turned: 'provided that …', 'unless …', 'if' → 'even if'."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.match.relation.facts.residue import Fact, Residue
from tracker.match.relation.normalise import Sentence
from tracker.match.relation.units import Unit
from tracker.model import Change, ChangeKind

_KINDS = {
    "concession": (
        r"even\s+(?:if|though|when|where)|although|(?:regardless|irrespective)\s+of|whether\s+or\s+not"
        r"|no\s+matter"
    ),
    "exception": (
        r"unless|except\s+(?:if|when|where|in|for)|with\s+the\s+exception\s+of|save\s+(?:if|when|where|for)"
    ),
    "only": r"only\s+(?:if|when|once|after|where)|not\s+until",
    "condition": (
        r"provid(?:ed|ing)\s+(?:that|the)|on\s+(?:the\s+)?condition\s+that|on\s+the\s+understanding\s+that"
        r"|(?:as|so)\s+long\s+as|subject\s+to|condition(?:al|ed)\s+(?:up)?on|contingent\s+(?:up)?on"
        r"|in\s+the\s+event|in\s+case|assuming|depending\s+(?:up)?on|pending|in\s+(?:return|exchange)\s+for"
        r"|in\s+the\s+absence\s+of"
        r"|if(?!\s+(?:necessary|needed|required|appropriate|possible|warranted|feasible|any)\b)"
    ),
}
_MARKER = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _KINDS.items()), re.IGNORECASE
)
_CLAUSE = re.compile(r"\b(?:where|when|once|until|should)\b", re.IGNORECASE)
"""What makes a condition only where its clause came or went as a whole."""
_LEAST_CLAUSE = 2
_TIME = re.compile(r"\b(?:when|where|once|upon|after|whenever|wherever|should|were|had)\b", re.IGNORECASE)
"""What may say 'if' in other words; such an exchange is no change."""
_STOP = re.compile(r"[;:]")
_LONGEST = 60
_HALF = 0.5


class Marker(NamedTuple):
    """A conjunction of condition and where it stands."""

    kind: str
    start: int
    end: int


def find_conditions(residue: Residue) -> list[Fact]:
    """Return conditions that one side alone makes, or makes in another sense."""
    if not residue.near:
        return []
    markers = [_markers(sentence) for sentence in (residue.old, residue.new)]
    for kind in _KINDS:
        for _ in range(min(sum(m.kind == kind for m in side) for side in markers)):
            for side in (0, 1):
                marker = next(m for m in markers[side] if m.kind == kind)
                markers[side].remove(marker)
                _take_words(residue, side, marker.start, marker.end)
    if len(markers[0]) == len(markers[1]) == 1:
        return [_exchanged(residue, markers[0][0], markers[1][0])]
    if not any(markers):
        markers = [_clauses(residue, side) for side in (0, 1)]
    sides = [side for side in (0, 1) if markers[side] and not markers[1 - side]]
    return [fact for side in sides for marker in markers[side] for fact in _single(residue, side, marker)]


def _markers(sentence: Sentence) -> list[Marker]:
    found = _MARKER.finditer(sentence.folded, sentence.body)
    return [Marker(match.lastgroup or "", match.start(), match.end()) for match in found]


def _clauses(residue: Residue, side: int) -> list[Marker]:
    """Return conjunctions of time or place whose whole clause the other side lacks."""
    sentence = (residue.old, residue.new)[side]
    left = {id(unit) for unit in residue.left(side)}
    found = []
    for match in _CLAUSE.finditer(sentence.folded, sentence.body):
        marker = Marker("condition", match.start(), match.end())
        inside = _clause(sentence, marker)
        if len(inside) >= _LEAST_CLAUSE and all(id(unit) in left for unit in inside):
            found.append(marker)
    return found[:1]


def _take_words(residue: Residue, side: int, start: int, end: int) -> None:
    residue.take([unit for unit in residue.left(side) if start <= unit.start < end])


def _exchanged(residue: Residue, old: Marker, new: Marker) -> Fact:
    for side, marker in ((0, old), (1, new)):
        _take_words(residue, side, marker.start, marker.end)
    words = residue.old.text[old.start : old.end], residue.new.text[new.start : new.end]
    return Fact(Change(ChangeKind.QUALIFIER, *words))


def _single(residue: Residue, side: int, marker: Marker) -> list[Fact]:
    """Tell a condition that one side alone makes, unless the other says it with a time or an inversion."""
    own = (residue.old, residue.new)[side]
    inside, left = _clause(own, marker), {id(unit) for unit in residue.left(side)}
    gone = [unit for unit in inside if id(unit) in left]
    survives = len(inside) - len(gone) > _HALF * len(inside)
    if marker.kind == "condition" and survives and _is_timed(residue, side):
        _take_words(residue, side, marker.start, marker.end)
        return []
    whole = not survives or marker.kind in {"concession", "only", "exception"}
    end = gone[-1].end if whole and gone else marker.end
    residue.take(gone if whole else [])
    _take_words(residue, side, marker.start, marker.end)
    words = _shown(own.text[marker.start : end])
    change = (words, None) if side == 0 else (None, words)
    return [Fact(Change(ChangeKind.QUALIFIER, *change), explains=len(gone))]


def _is_timed(residue: Residue, side: int) -> bool:
    """Whether the other side has more words of time, one of which then says 'if'; they are taken."""
    sentences = (residue.old, residue.new)[side], (residue.new, residue.old)[side]
    times = [list(_TIME.finditer(sentence.folded)) for sentence in sentences]
    if len(times[1]) <= len(times[0]):
        return False
    for match in times[1]:
        _take_words(residue, 1 - side, match.start(), match.end())
    return True


def _clause(sentence: Sentence, marker: Marker) -> list[Unit]:
    """Return the units from the marker to the end of its clause, at a comma where it opens the sentence."""
    stop = _STOP.search(sentence.folded, marker.end)
    end = stop.start() if stop else len(sentence.folded)
    comma = sentence.folded.find(",", marker.end)
    if marker.start <= sentence.body + 1 and comma > 0:
        end = min(end, comma)
    return [unit for unit in sentence.units if marker.end <= unit.start < end]


def _shown(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
