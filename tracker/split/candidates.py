"""Every place where a sentence could end, with the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.split.nesting import CLOSERS, Nesting

_STOP = re.compile(r"\.(?: \.){2,3}(?: [!?])?|[.!?…。！？．｡]+")
_MARKS = re.compile(
    r" ?\[(?:[Nn]otes?|注|주) ?\d{1,2}\](?=\s|$)|(?:\[\d{1,3}\])+|[¹²³⁰⁴-⁹]+(?:,[¹²³⁰⁴-⁹]+)*|[*†‡]+(?=\s|$)"
)
_NUMBER_MARK = re.compile(r"\d{1,3}(?:,\d{1,3})*(?=\s|$)")
_TOKEN = re.compile(r"\S{1,60}")
_REACH = 60
"""Characters looked at before a stop: no word that matters is longer."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stop with its surroundings; ``text[:end]`` would be the sentence, ``text[next_start:]`` the rest."""

    stop: int
    """Place of the first stop character."""
    mark: str
    """The stop characters: ``.``, ``?!``, ``。`` …"""
    closers: str
    """Quotation marks and brackets closed right after the stop."""
    note: str
    """Footnote sign that hangs on the stop."""
    end: int
    next_start: int
    before: str
    """Word before the stop, without opening marks."""
    previous: str
    """Word before ``before``."""
    after: str
    """Word behind, with its opening marks."""

    @property
    def gap(self) -> bool:
        """Whether white space follows."""
        return self.next_start > self.end

    @property
    def ideographic(self) -> bool:
        """Whether the stop is one that only ever ends sentences (。！？)."""
        return any(mark in "。！？｡" for mark in self.mark)


def find_candidates(text: str, nesting: Nesting) -> Iterator[Candidate]:
    """Yield the stops of ``text`` from left to right, the one at its very end left out."""
    for match in _STOP.finditer(text):
        stop, end = match.span()
        closed = _skip_closers(text, end, nesting)
        closers = text[end:closed].strip()
        before, previous = _words_before(text, stop)
        noted = _skip_note(text, closed, before, closers)
        next_start = noted
        while next_start < len(text) and text[next_start].isspace():
            next_start += 1
        if next_start == len(text):
            return
        token = _TOKEN.match(text, next_start)
        yield Candidate(
            stop=stop,
            mark=match.group(),
            closers=closers,
            note=text[closed:noted],
            end=noted,
            next_start=next_start,
            before=before,
            previous=previous,
            after=token.group() if token else "",
        )


def _skip_closers(text: str, end: int, nesting: Nesting) -> int:
    """Return the place behind the closing marks that follow ``end``."""
    while end < len(text):
        mark = text[end]
        if mark in " \u00a0\u202f" and text[end + 1 : end + 2] == "»":
            end += 2
            continue
        if mark not in CLOSERS:
            break
        if mark in "\"'" and end not in nesting.straight_closers:
            following = text[end + 1 : end + 2]
            if following and not following.isspace():
                break
        end += 1
    return end


def _skip_note(text: str, end: int, before: str, closers: str) -> int:
    """Return the place behind a footnote sign that hangs on the stop ('growth.1 The', 'held.[4]')."""
    match = _MARKS.match(text, end)
    if match:
        return match.end()
    # A bare figure is a footnote only behind a word: '3.5' and 'No.1' are not.
    if closers or (len(before) > 2 and before[-1].isalpha() and "." not in before):
        match = _NUMBER_MARK.match(text, end)
        if match:
            return match.end()
    return end


def _words_before(text: str, stop: int) -> tuple[str, str]:
    """Return the word that ends at ``stop`` and the one before it."""
    words = text[max(0, stop - _REACH) : stop].split()
    if not words or text[stop - 1 : stop].isspace():
        return "", words[-1] if words else ""
    return words[-1].lstrip("".join(_OPENING)), words[-2] if len(words) > 1 else ""


_OPENING = "“„‘«「『(（[【《〈〔\"'"
