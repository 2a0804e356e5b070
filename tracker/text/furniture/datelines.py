"""Lines that hold a date and next to nothing else."""

from __future__ import annotations

import re
from functools import cache

from tracker.language.dates import find_dates
from tracker.model import DiscardReason, Precision
from tracker.text.item import Item, Mark
from tracker.text.tables import table

_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\b(?:\s?[ap]\.?m\.?)?|\b(?:GMT|UTC|KST|JST|EDT|EST|CET|CEST|BST)\b(?:[+-]\d+)?|[+-]\d{4}\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?<=\d) by [\w.-]{2,30}(?: [\w.-]{2,30}){0,2}$")
_NOTE = re.compile(r"(?:\[\d{1,2}\]|[¹²³⁴-⁹]|\d{1,2}) (?=[A-Z][a-z]+, \d)")
"""The number of a note that says where and when ('1 Oslo, 3 May 2024.')."""
_LONGEST = 16
_LEFT_OVER = 6
"""Words that may stand beside the date: a label, a place, the paper's name."""
_WIDE = 0x3040
_LEFT_OVER_WIDE = 20
"""Letters of scripts without spaces that may stand there."""


def dated(text: str) -> bool:
    """Whether a text names a calendar day."""
    return any(found.first and found.precision is Precision.DAY for found in find_dates(text))


def _says_more(word: str) -> bool:
    """Whether a word beside the date is neither a name nor a label of dates."""
    return word[0].islower() and word.lower() not in _labels()


@cache
def _labels() -> frozenset[str]:
    return frozenset(table("dateline")["labels"].split())


def judge(item: Item) -> Mark | None:
    """Whether only a label, a place or a time stands beside the day."""
    if item.words > _LONGEST or item.prose or item.listed or _NOTE.match(item.text):
        return None
    rest = text = _SIGNED.sub("", item.text)
    for found in reversed(find_dates(text)):
        if found.first and found.precision is Precision.DAY:
            rest = rest[: found.start] + " " + rest[found.end :]
    if rest == text:
        return None
    left = re.findall(r"[^\W\d_]+", _CLOCK.sub(" ", rest))
    wide = sum(len(word) for word in left if ord(word[0]) >= _WIDE)
    if len(left) > _LEFT_OVER or wide > _LEFT_OVER_WIDE or any(_says_more(word) for word in left):
        return None
    return Mark(DiscardReason.DATELINE, "only a date, with its label or place", stop="head")
