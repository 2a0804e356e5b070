"""Lines that begin like the fixed phrases of websites, from the table ``furniture.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracker.model import DiscardReason
from tracker.text.item import Item, Mark
from tracker.text.tables import table

_LEAD = r"[\W_]*?"


@dataclass(frozen=True, slots=True)
class _Entry:
    mark: Mark
    prose: bool
    words: int
    pattern: re.Pattern[str]


@cache
def _entries() -> tuple[_Entry, ...]:
    return tuple(
        _Entry(
            Mark(DiscardReason(row["reason"]), row["why"], row.get("stop", ""), row["where"] == "outside"),
            row.get("prose", False),
            row.get("words", 12),
            re.compile(
                f"(?:{_LEAD})(?:" + "|".join(p.replace("~", r"\W*$") for p in row["patterns"]) + ")",
                re.IGNORECASE,
            ),
        )
        for row in table("furniture")["entry"]
    )


def judge(item: Item) -> Mark | None:
    """The first entry of the table that the item begins with; running text only where allowed."""
    for entry in _entries():
        short_enough = entry.prose or (item.words <= entry.words and not _sentence(item))
        if short_enough and entry.pattern.match(item.text):
            return entry.mark
    return None


def _sentence(item: Item) -> bool:
    return item.prose and item.words >= 9
