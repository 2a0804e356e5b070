"""Which quotation marks and brackets belong together; a sentence is not cut inside a pair.

Marks without a partner (a list's ``a)``, an apostrophe, a quotation that runs over several paragraphs)
protect nothing, so one stray mark cannot swallow the rest of a text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.split.scripts import is_hangul

_CLOSER_OF = {
    "“": "”", "„": "”", "‘": "’", "«": "»", "「": "」", "『": "』", "(": ")", "（": "）", "[": "]",
    "【": "】", "《": "》", "〈": "〉", "〔": "〕",
}  # fmt: skip
_OPENERS_OF: dict[str, tuple[str, ...]] = {}
for _opener, _closer in _CLOSER_OF.items():
    _OPENERS_OF[_closer] = (*_OPENERS_OF.get(_closer, ()), _opener)

CLOSERS = frozenset(_OPENERS_OF) | {'"', "'"}
OPENERS = frozenset(_CLOSER_OF) | {'"', "'"}
QUOTE_CLOSERS = frozenset("”’»」』\"'")

MAX_SPAN = 500
"""Characters. A longer 'pair' is either a whole quoted speech, whose sentences a reader wants one by one,
or two marks that only look like partners."""


@dataclass(frozen=True, slots=True)
class Nesting:
    """Matched pairs of one text: outermost protected spans and the places of straight closing marks."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    straight_closers: frozenset[int]

    def inside(self, position: int) -> bool:
        """Whether the gap before ``text[position]`` lies between the two marks of a pair."""
        at = bisect_left(self.starts, position) - 1
        return at >= 0 and position <= self.ends[at]


def find_nesting(text: str) -> Nesting:
    """Pair the marks of ``text`` in one pass."""
    pairs = list(_pairs(text))
    straight = frozenset(end for _, end in pairs if text[end] in "\"'")
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(pair for pair in pairs if pair[1] - pair[0] <= MAX_SPAN):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return Nesting(tuple(starts), tuple(ends), straight)


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of both marks of every pair; a closer takes the nearest opener of its kind."""
    stack: list[tuple[str, int]] = []
    open_count: dict[str, int] = {}
    for place, mark in enumerate(text):
        if mark not in OPENERS and mark not in CLOSERS:
            continue
        before = text[place - 1] if place else " "
        behind = text[place + 1] if place + 1 < len(text) else " "
        partners = _partners(mark, before, behind, open_count)
        if partners:
            while stack:
                opener, start = stack.pop()
                open_count[opener] -= 1
                if opener in partners:
                    yield start, place
                    break
        elif _opens(mark, before, behind):
            stack.append((mark, place))
            open_count[mark] = open_count.get(mark, 0) + 1


def _partners(mark: str, before: str, behind: str, open_count: dict[str, int]) -> tuple[str, ...]:
    """Openers that ``mark`` would close here, or nothing if it closes none."""
    if mark == '"':
        candidates: tuple[str, ...] = () if before.isspace() and not behind.isspace() else ('"',)
    elif mark in "'’":
        # Between letters it is an apostrophe; Korean particles follow a closing mark directly.
        apostrophe = before.isalnum() and behind.isalnum() and not is_hangul(behind)
        candidates = () if apostrophe or before.isspace() else (("'",) if mark == "'" else ("‘",))
    else:
        candidates = _OPENERS_OF.get(mark, ())
    return candidates if any(open_count.get(opener) for opener in candidates) else ()


def _opens(mark: str, before: str, behind: str) -> bool:
    """Whether ``mark`` can begin a pair here."""
    if mark not in OPENERS or behind.isspace():
        return mark == "«"
    if mark in "'‘":
        # "'90s" is a decade, "rock'n'roll" an elision.
        return not before.isalnum() and not behind.isdigit()
    return True
