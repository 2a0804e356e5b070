"""Whether watched words stand in what a finding adds or removes; what merely stayed does not count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.language.worddiff import Op, Segment, word_diff
from tracker.model import Finding, FindingKind

_WHOLE = frozenset({FindingKind.NEW, FindingKind.NEW_COMMITMENT, FindingKind.RETURNED})


class Touched(NamedTuple):
    """Watched words that came or went."""

    words: str
    gone: bool


def touched(finding: Finding, pattern: re.Pattern[str]) -> Touched | None:
    """Return the words that match and were added or removed, or null.

    A phrase counts where at least one of its words was added or removed and the other side does not have
    the phrase as often: 'joint exercises' is news when 'joint' is put before 'exercises', and is not when
    the sentence around it is rewritten.
    """
    old, new = finding.old, finding.new
    if finding.kind is FindingKind.ABSENT:
        return None
    if new is not None and (old is None or finding.kind in _WHOLE):
        return _first(pattern, new.text, gone=False)
    if new is None:
        return _first(pattern, old.text, gone=True) if old else None
    if old is None:
        return None
    diff = word_diff(old.text, new.text)
    before, after = _hits(pattern, old.text), _hits(pattern, new.text)
    sides = ((diff.new, after, before, False), (diff.old, before, after, True))
    for segments, hits, others, gone in sides:
        marked = list(_marked(segments))
        for start, end, words in hits:
            is_touched = any(start < stop and begin < end for begin, stop in marked)
            if is_touched and _count(hits, words) > _count(others, words):
                return Touched(words, gone)
    return None


def _first(pattern: re.Pattern[str], text: str, *, gone: bool) -> Touched | None:
    hit = pattern.search(text)
    return Touched(hit[0], gone) if hit else None


def _hits(pattern: re.Pattern[str], text: str) -> list[tuple[int, int, str]]:
    return [(hit.start(), hit.end(), hit[0]) for hit in pattern.finditer(text)]


def _count(hits: Sequence[tuple[int, int, str]], words: str) -> int:
    return sum(hit[2].casefold() == words.casefold() for hit in hits)


def _marked(segments: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    """Yield the places of a side that were added or removed."""
    place = 0
    for segment in segments:
        if segment.op is not Op.EQUAL:
            yield place, place + len(segment.text.rstrip())
        place += len(segment.text)
