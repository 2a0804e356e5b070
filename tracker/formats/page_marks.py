"""Heads and feet of printed pages, in text that was taken out of a PDF file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from tracker.model import Discarded, DiscardReason, Line

_COUNTED = re.compile(
    r"\b(?:page|seite|p[aá]gina)\s*\d{1,3}\b|\b\d{1,3}\s*(?:of|/|de|von|sur)\s*\d{1,3}\s*$|\b\d{1,3}\s*\|\s*page\b",
    re.IGNORECASE,
)
"""A line that counts pages in so many words: 'Page 2 of 7', '2/7'."""
_LONE = re.compile(r"\s*[-–—]?\s*\d{1,3}\s*[-–—]?\s*")
_RULED = re.compile(r"\s*[-–—_=*]{2,}\s*\d{1,3}\s*[-–—_=*]*\s*|\s*\d{1,3}\s*[-–—_=*]{2,}\s*")
_PAGE = 15
"""Lines of a page at least; numbers that stand alone nearer to each other are those of a list or a table."""
_LONGEST = 100
"""Characters of a head or foot, the spaces between its parts left out."""
_DIGITS = re.compile(r"\d+")
_OPEN_END = re.compile(r"[\w,’'–—-]$")
_WHY = "a head or foot of the printed page"


def without_page_marks(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Discarded, ...]]:
    """Return the lines of the text, and those that stand at the breaks between its pages.

    A page number is told from other numbers by being counted: the same line comes back with the next
    number. What comes back beside it, with nothing but blanks between, is the rest of head and foot. Where
    the text goes on in mid-sentence behind them, the blank lines go too, so that it is one paragraph again.
    """
    feet = _page_numbers(lines)
    if not feet:
        return tuple(lines), ()
    often = Counter(_masked(line) for line in lines)
    recurring = {text for text, count in often.items() if text and count >= max(2, len(feet) - 1)}
    numbers = frozenset(feet)
    furniture = numbers | {place for foot in feet for place in _beside(lines, foot, recurring, numbers)}
    dropped = furniture | set(_gaps(lines, furniture))
    told = (
        Discarded(lines[n].number, lines[n].text.strip(), DiscardReason.PAGE_FURNITURE, _WHY)
        for n in sorted(furniture)
    )
    return tuple(line for n, line in enumerate(lines) if n not in dropped), tuple(told)


def _masked(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))


def _page_numbers(lines: Sequence[Line]) -> list[int]:
    """Return where lines count pages: two or more that are alike but for numbers that go up by one."""
    alike: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if len(_masked(line)) <= _LONGEST and (
            _COUNTED.search(line.text) or _LONE.fullmatch(line.text) or _RULED.fullmatch(line.text)
        ):
            alike.setdefault(_masked(line), []).append(place)
    return sorted(place for places in alike.values() if _count_up(lines, places) for place in places)


def _count_up(lines: Sequence[Line], places: Sequence[int]) -> bool:
    numbers = [[int(digits) for digits in _DIGITS.findall(lines[place].text)] for place in places]
    steps = [[b - a for a, b in zip(*pair, strict=True)] for pair in pairwise(numbers)]
    near = min((b - a for a, b in pairwise(places)), default=0)
    apart = near >= _PAGE or _LONE.fullmatch(lines[places[0]].text) is None
    return bool(steps) and apart and all(max(step, default=0) == sum(step) == 1 for step in steps)


def _beside(lines: Sequence[Line], foot: int, recurring: set[str], numbers: frozenset[int]) -> Iterator[int]:
    """Yield the recurring lines above and below a page number, as far as the next one, which has its own."""
    for run in (range(foot - 1, -1, -1), range(foot + 1, len(lines))):
        for place in run:
            if place in numbers:
                break
            text = _masked(lines[place])
            if text and (text not in recurring or len(text) > _LONGEST):
                break
            if text:
                yield place


def _gaps(lines: Sequence[Line], furniture: frozenset[int]) -> Iterator[int]:
    """Yield the blank lines around heads and feet that cut a sentence in two."""
    for between, run in groupby(range(len(lines)), key=lambda n: n in furniture or not lines[n].text.strip()):
        places = list(run)
        if not between or furniture.isdisjoint(places) or places[0] == 0 or places[-1] + 1 == len(lines):
            continue
        before, after = lines[places[0] - 1].text.rstrip(), lines[places[-1] + 1].text.lstrip()
        if _OPEN_END.search(before) and after[:1].islower():
            yield from (n for n in places if n not in furniture)
