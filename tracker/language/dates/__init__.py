"""Calendar dates in running text, in English, Korean, Japanese and figures; pure, no clock.

``find_dates`` reads absolute dates, ``find_partials`` those without a year, and
``resolve_partial`` places the latter from an anchor date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.language.dates import cjk, english, numeric, partial
from tracker.language.dates.mention import DateMention, Days, PartialDate
from tracker.language.dates.partial import Toward, resolve_partial, resolve_range
from tracker.model import Precision

__all__ = [
    "DateMention",
    "PartialDate",
    "Toward",
    "find_dates",
    "find_partials",
    "resolve_partial",
    "resolve_range",
]


def find_dates(text: str) -> list[DateMention]:
    """All absolute dates in ``text``, in order and without overlaps.

    Where two readings overlap the one that starts first wins, then the longer. Impossible and
    undecidable dates are returned too, with null ``first`` and ``last``.
    """
    mentions: list[DateMention] = []
    for start, end, days in sorted(_candidates(text), key=lambda found: (found[0], -found[1])):
        if mentions and start < mentions[-1].end:
            continue
        interval = days.interval() if days else None
        first, last = interval or (None, None)
        precision = days.precision if days and interval else Precision.UNKNOWN
        mentions.append(DateMention(start, end, text[start:end], first, last, precision))
    return mentions


def find_partials(text: str) -> list[PartialDate]:
    """All dates without a year in ``text``, in order; parts of absolute dates are not repeated."""
    return partial.find(text, tuple((mention.start, mention.end) for mention in find_dates(text)))


_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
"""Without it no pattern but those of Korean and Japanese can match; most texts end here."""


def _with_western_year(text: str) -> Iterator[tuple[int, int, Days | None]]:
    for pattern in english.PATTERNS:
        for match in pattern.finditer(text):
            days = english.read(match)
            start = match.start("y1") if days.month is None else match.start()
            yield start, match.end(), days
    for pattern in numeric.YEAR_FIRST:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), numeric.read_year_first(match)
    for match in numeric.YEAR_LAST.finditer(text):
        yield match.start(), match.end(), numeric.read_year_last(match)


def _candidates(text: str) -> Iterator[tuple[int, int, Days | None]]:
    if _YEAR.search(text):
        yield from _with_western_year(text)
    for pattern in cjk.PATTERNS if "년" in text or "年" in text else ():
        for match in pattern.finditer(text):
            days_or_none = cjk.read(match)
            if days_or_none:
                yield match.start(), match.end(), days_or_none
