"""Two parts of a sentence in each other's place: 'the lender notifies the borrower', '… borrower … lender'.

Looks for old = X A M B Y and new = X B M A Y, word for word. Where ``M`` only links the members of a list the
order is free; where anything else stands between them, they have exchanged their roles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.match.relation.facts.residue import Fact, Residue
from tracker.match.relation.lexicon import wordset
from tracker.match.relation.normalise import Sentence
from tracker.model import Change, ChangeKind

_WORD = re.compile(r"'s\b|\w+(?:[-.,]\w+)*(?:'(?!s\b)\w+)?|[^\w\s]")
_LINKS = wordset(", ; / & and or nor plus while whereas but is are was were")
_PREPOSITIONS = wordset("of on in to for from at by with under over until within during after before")
_SYMMETRIC = wordset(
    "with between among alongside than versus = met meets meet joined joins neither either both"
)
_LED = wordset(
    "also the a an its their our his her both all of on in to for from at by with as well together along"
)
_LONGEST = 5
_MOST_WORDS = 400
_SHOWN = 8


Row = Sequence[str]


def find_exchange(residue: Residue) -> list[Fact]:
    """Return the exchange of two stretches of words, or nothing."""
    old, new = _words(residue.old), _words(residue.new)
    if (
        len(old) != len(new)
        or len(old) > _MOST_WORDS
        or sorted(w for w, _, _ in old) != sorted(w for w, _, _ in new)
    ):
        return []
    first, last = _differing([w for w, _, _ in old], [w for w, _, _ in new])
    if first >= last:
        return []
    before, after = old[first:last], new[first:last]
    around = [w for w, _, _ in old[:first]], [w for w, _, _ in old[last:]]
    if not _exchanged(around, [w for w, _, _ in before], [w for w, _, _ in after]):
        return []
    return [
        Fact(
            Change(
                ChangeKind.ACTOR,
                _shown(residue.old, before[0][1], before[-1][2]),
                _shown(residue.new, after[0][1], after[-1][2]),
            )
        )
    ]


def _words(sentence: Sentence) -> list[tuple[str, int, int]]:
    found = _WORD.finditer(sentence.folded.rstrip(" ."), sentence.body)
    return [(match.group().lower(), match.start(), match.end()) for match in found]


def _differing(old: Row, new: Row) -> tuple[int, int]:
    """Return where the two rows begin and end to differ."""
    first = 0
    while first < len(old) and old[first] == new[first]:
        first += 1
    last = len(old)
    while last > first and old[last - 1] == new[last - 1]:
        last -= 1
    return first, last


def _exchanged(around: tuple[Row, Row], old: Row, new: Row) -> bool:
    """Whether ``old`` is A M B, ``new`` is B M A, M no mere link and A and B no phrases."""
    for a in range(1, _LONGEST + 1):
        for b in range(1, _LONGEST + 1):
            middle = old[a : len(old) - b]
            if (
                middle
                and old[:a] == new[len(new) - a :]
                and old[len(old) - b :] == new[:b]
                and middle == new[b : len(new) - a]
            ):
                phrases = old[0] in _PREPOSITIONS and new[0] in _PREPOSITIONS
                return not phrases and not _links(around, middle)
    return False


def _links(around: tuple[Row, Row], middle: Row) -> bool:
    """Whether the words between two parts make them members of a list or of a symmetric relation.

    Words that stand before or behind both parts ('scope 1 and scope 2') belong to the members.
    """
    if not _SYMMETRIC.isdisjoint(middle):
        return True
    rest, before, behind = list(middle), list(around[0]), list(around[1])
    while rest and before and rest[-1] == before[-1]:
        rest.pop()
        before.pop()
    while rest and behind and rest[0] == behind[0]:
        rest.pop(0)
        behind.pop(0)
    while rest and rest[-1] in _LED:
        rest.pop()
    return not rest or (rest[0] in _LINKS and rest[-1] in _LINKS)


def _shown(sentence: Sentence, start: int, end: int) -> str:
    words = sentence.text[start:end].split()
    if len(words) <= _SHOWN:
        return " ".join(words)
    return " ".join([*words[: _SHOWN // 2], "…", *words[-_SHOWN // 2 :]])
