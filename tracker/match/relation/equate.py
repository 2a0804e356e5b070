"""Spellings that only the other sentence explains: acronyms, words written together, days without year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tracker.match.relation.units import Unit

_LONG = 3
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_DAY = re.compile(r"@--(\d\d)-(\d\d)")


def acronym(unit: Unit) -> str:
    """Return the capitals of a unit that is written as an acronym ('NCRs' → 'NCR'), else nothing."""
    form = unit.text.removesuffix("s").replace(".", "")
    return form if len(form) > 1 and form.isupper() and form.isalpha() else ""


def spelled_out(form: str, words: Sequence[Unit]) -> bool:
    """Whether ``form`` is made of the initials of ``words`` ('NCR', 'Network … Coastal Resilience')."""
    initials = "".join(part[0] for word in words for part in re.split(r"[-\s]", word.text) if part).upper()
    return initials == form or (
        len(form) > _LONG and form.startswith(initials) and len(initials) == len(form) - 1
    )


@lru_cache(maxsize=20_000)
def letters(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case."""
    return "".join(filter(str.isalnum, text.lower()))


def same_date(one: Unit, other: Unit) -> bool:
    """Whether one is the same day as the other: without its year, or in figures of unknown order.

    Two dates in figures are both read with the day first: '3.4.2026' is not '4.3.2026'.
    """
    figures = _FIGURES.fullmatch(one.text), _FIGURES.fullmatch(other.text)
    if all(figures):
        return [int(n) for n in figures[0].groups()] == [int(n) for n in figures[1].groups()]  # type: ignore[union-attr]
    for short, full in ((one, other), (other, one)):
        if full.first is None or full.key != f"@{full.first}~{full.first}":
            continue
        figure, day = _FIGURES.fullmatch(short.text), _DAY.fullmatch(short.key)
        found = (full.first.month, full.first.day)
        if figure:
            first, second, year = map(int, figure.groups())
            return full.first.year == year and found in {(first, second), (second, first)}
        if day:
            return found == (int(day[1]), int(day[2]))
    return False
