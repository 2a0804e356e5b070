"""Pages that stand where the statement should be: cookie notices, robot checks, error pages, logins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracker.errors import ReadError
from tracker.language.visitor import reports
from tracker.model import Page
from tracker.text.furniture import visitor
from tracker.text.held import acted_at
from tracker.text.item import Item
from tracker.text.tables import table

_STATEMENT = 60
"""Words of running text that no wall of this kind has; a page with more is read all the same."""
_POSITION = re.compile(
    r"\b(?:condemn|reaffirm|welcome|urge|commit|deplore|pledge|undertake)(?:e?s|e?d)?\b"
    r"|\bcall(?:ed|s)? (?:on|upon|for)\b|합의|규탄|하기로|一致した|表明",
    re.IGNORECASE,
)
_NOTHING = 15
"""Words; where there are fewer, what the reader of the format left out tells what the page is."""
_DO = "Save the page with its text shown, or give the file or address of the statement itself"


@cache
def _walls() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            wall["name"],
            re.compile("|".join(f"(?:{p})" for p in wall["patterns"]), re.IGNORECASE | re.MULTILINE),
        )
        for wall in table("walls")["wall"]
    )


def wall_name(text: str) -> str | None:
    """What kind of wall a text speaks of most, or null."""
    hits = [(len(pattern.findall(text)), name) for name, pattern in _walls()]
    most, name = max(hits, key=lambda hit: hit[0])
    return name if most else None


def _acts(item: Item) -> bool:
    """Whether a sentence reports a decision or takes a position, which no notice to visitors does."""
    return (
        item.prose and (bool(acted_at(item.text)) or _POSITION.search(item.text) is not None)
    ) and visitor.judge(item) is None


def refuse_walls(items: Sequence[Item], body: Sequence[Item], page: Page) -> None:
    """Raise when what was found is a wall, or nothing at all.

    Raises:
        ReadError: the page holds no statement; its sentence says what the page is instead.
    """
    size = sum(item.words for item in body)
    if size >= _STATEMENT:
        return
    where = page.url or None
    told = any(reports(item.text) or _acts(item) for item in body)
    seen = [item.text for item in items if not reports(item.text)]
    if size < _NOTHING:
        seen += [line.text for line in page.discarded]
    name = wall_name("\n".join(seen))
    if name and not told:
        raise ReadError(f"could not read a statement: this is {name}", where=where, do=_DO)
    if not body:
        what = "the page is empty" if not items else "no running text is left once the page furniture is gone"
        raise ReadError(f"could not read a statement: {what}", where=where, do=_DO)
