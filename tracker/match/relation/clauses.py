"""Which clause of a sentence was kept, dropped or added, when only one part of it survives.

A sentence is split at semicolons, at coordinations that begin a new predicate ('…, and they agreed
…', 'to hold … and to open …'), at participle phrases and at relative clauses after a comma; short
pieces stay with the clause before them. A clause is *kept* when at least half of its units are
matched on the other side.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from tracker.match.relation.align import Alignment
from tracker.match.relation.normalise import Sentence
from tracker.model import ClauseMark, ClauseStatus

_SUBJECT = r"(?:they|we|it|the|that|has|have|will|is|are|not|[a-z]+ed|[a-z]+s)\b(?!\s+of\b)"
_PARTICIPLE = (
    r"which|who|where|including|reflecting|recogni[sz]ing|noting|emphasi[sz]ing|stressing|with a view|"
    r"in order|taking|building|following|based|as well as|in particular|particularly|led|guided|"
    r"backed|[a-z]{4,}ing"
)
_CUT = re.compile(
    r";\s*(?:and\s+)?"
    rf"|,?\s+(?=(?:and|but|while|whereas)\s+(?:also\s+|further\s+|will\s+)?{_SUBJECT})"
    rf"|,\s+(?=(?:{_PARTICIPLE})\b)"
    r"|,\s+(?=(?:and|but)\s+(?:to|in|by|for|at|on)\b)"
    r"|\s+(?=and\s+to\s+[a-z]+\s)"
    r"|(?<=[a-z])\s+(?=because\b|although\b|unless\b)"
    r"|(?<=[고며])[,]?\s+|(?<=[、；])",
)
_LEAST_UNITS = 2
_HALF = 0.5


def mark_clauses(old: Sentence, new: Sentence, alignment: Alignment) -> tuple[ClauseMark, ...]:
    """Return the clauses of both sides in order, older side first.

    Empty unless a clause is kept and another one dropped or added: sentences that correspond as wholes,
    or not at all, have nothing to mark.
    """
    marks = [
        *_side("old", old, alignment.old_left, ClauseStatus.DROPPED),
        *_side("new", new, alignment.new_left, ClauseStatus.ADDED),
    ]
    statuses = {mark.status for mark in marks}
    return tuple(marks) if ClauseStatus.KEPT in statuses and len(statuses) > 1 else ()


def split_clauses(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the places of the clauses, in order, without overlaps and without outer white space."""
    text = sentence.folded
    starts = [unit.start for unit in sentence.units]
    cuts = [sentence.body]
    for match in _CUT.finditer(text, sentence.body):
        if _count(starts, cuts[-1], match.start()) >= _LEAST_UNITS:
            cuts.append(match.end())
    if len(cuts) > 1 and _count(starts, cuts[-1], len(text)) < _LEAST_UNITS:
        cuts.pop()
    places = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        piece = text[start:end].rstrip(" ,;\t\n")
        if piece.strip():
            places.append((start + len(piece) - len(piece.lstrip()), start + len(piece)))
    return places


def _count(starts: list[int], start: int, end: int) -> int:
    return bisect_left(starts, end) - bisect_left(starts, start)


def _side(name: str, sentence: Sentence, left: tuple[object, ...], gone: ClauseStatus) -> list[ClauseMark]:
    unmatched = {id(unit) for unit in left}
    starts = [unit.start for unit in sentence.units]
    marks = []
    for start, end in split_clauses(sentence):
        inside = sentence.units[bisect_left(starts, start) : bisect_left(starts, end)]
        kept = sum(id(u) not in unmatched for u in inside)
        status = ClauseStatus.KEPT if not inside or kept >= _HALF * len(inside) else gone
        marks.append(ClauseMark(name, start, end, status))
    return marks
