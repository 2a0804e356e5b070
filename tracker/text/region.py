"""Where the statement begins and where it ends on a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.model import DiscardReason
from tracker.text.announced import announced_items
from tracker.text.ending import Pass, find_end
from tracker.text.item import Item, Mark

_STANDFIRST = 2
"""At most so many paragraphs of a summary stand above a page's date line."""
_OPENER = re.compile(r"[,:]\s*$")


@dataclass(frozen=True, slots=True)
class Region:
    """First and last item of the statement, both included."""

    start: int
    end: int


def find_region(items: Sequence[Item], marks: Sequence[Mark | None], title: int | None) -> Region | None:
    """The statement's range, or null when the page has no running text of its own."""
    page = Pass(items, marks, announced_items(items, marks))
    start = page.next_core(0 if title is None else title + 1)
    if start is None:
        start = page.next_core(0)
    if start is None:
        return None
    start = _below_header(page, start)
    start = _below_subheads(page, start, title)
    end = find_end(page, start)
    return Region(_with_opener(page, start, title), end)


def _below_header(page: Pass, start: int) -> int:
    """Moves past a summary that stands above the page's date line or byline."""
    passed = 0
    for index in range(start, len(page.items)):
        mark = page.marks[index]
        if page.core(index):
            passed += 1
            if passed > _STANDFIRST:
                break
        elif mark and mark.stop == "head" and mark.reason in (DiscardReason.DATELINE, DiscardReason.BYLINE):
            later = page.next_core(index)
            if later is not None and page.weight(later, len(page.items)) >= 2 * page.weight(start, index):
                return later
    return start


def _below_subheads(page: Pass, start: int, title: int | None) -> int:
    """Moves past a sentence that is the last of a run of subheads without blank lines between."""
    items = page.items
    first = start
    while first > 0 and not items[first].gap_before and first - 1 != title and _headline(items[first - 1]):
        first -= 1
    others = [i for i in range(start + 1, len(items)) if page.core(i)]
    spaced = sum(items[i].gap_before for i in others) >= 0.7 * len(others)
    later = page.next_core(start + 1)
    if start - first >= 2 and others and spaced and later is not None and items[later].gap_before:
        return later
    return start


def _headline(item: Item) -> bool:
    return not item.prose and not item.ended and not item.listed and item.words >= 5


def _with_opener(page: Pass, start: int, title: int | None) -> int:
    """Takes in a line such as 'The Security Council,' that begins the first sentence."""
    before = start - 1
    if before >= 0 and before != title and page.marks[before] is None:
        item = page.items[before]
        if _OPENER.search(item.text) and item.words <= 12 and item.text[0].isupper():
            return before
    return start
