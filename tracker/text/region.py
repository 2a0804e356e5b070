"""Where the statement begins and where it ends on a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.model import DiscardReason
from tracker.text.announced import announced_items
from tracker.text.item import Item, Mark, in_table

_MENU = 4
"""So many short lines in a row are a menu and no part of a text."""
_STANDFIRST = 2
"""At most so many paragraphs of a summary stand above a page's date line."""
_ENOUGH = 0.25
"""Share of all running text that must lie before a mark that is to end the statement."""
_TABLE_HEAD = 3
"""A table's first row of figures stands so many blocks at most below the text: caption and column heads."""
_CLOSING = 5
"""Words of a last line that counts as a sentence although it is none by its words."""
_SAMPLE = 3
"""Paragraphs after an interruption that are compared with the text before it."""
_SHARED = 0.2
"""Share of their longer words that they must have in common."""
_GOES_ON = re.compile(
    r"^(?:They|Both|These|Those|It|He|She|We|To (?:this|that) end"
    r"|In (?:this|that) (?:regard|context|respect|connection)"
    r"|The (?:two|three|four|five|six|seven|sides|parties|leaders|officials|delegations|members)\b"
    r"|The (?:(?:Vice )?[Mm]inisters|[Cc]ommittee|[Cc]ouncil|Board)\b"
    r"|양측|양국|3국|세 |또한|両|双方|三か国|また、)"
)
"""How a paragraph begins that goes on from one before it; the first line of other news does not."""
_FOOTNOTE = re.compile(r"^(?:\[\d{1,2}\]|[¹²³⁴-⁹*†‡])\s*\S")
_OPENER = re.compile(r"[,:]\s*$")


@dataclass(frozen=True, slots=True)
class Region:
    """First and last item of the statement, both included."""

    start: int
    end: int


@dataclass(frozen=True)
class _Pass:
    items: Sequence[Item]
    marks: Sequence[Mark | None]
    announced: frozenset[int]

    def core(self, index: int) -> bool:
        """Whether an item is running text that nothing speaks against."""
        return index < len(self.items) and self.items[index].prose and self.marks[index] is None

    def weight(self, first: int, last: int) -> int:
        """Words of running text in a half-open range."""
        return sum(self.items[i].words for i in range(first, last) if self.core(i))

    def next_core(self, index: int) -> int | None:
        """The first running text at or after an index."""
        return next((i for i in range(index, len(self.items)) if self.core(i)), None)


def find_region(items: Sequence[Item], marks: Sequence[Mark | None], title: int | None) -> Region | None:
    """The statement's range, or null when the page has no running text of its own."""
    page = _Pass(items, marks, announced_items(items, marks))
    start = page.next_core(0 if title is None else title + 1)
    if start is None:
        start = page.next_core(0)
    if start is None:
        return None
    start = _below_header(page, start)
    start = _below_subheads(page, start, title)
    end = _find_end(page, start)
    return Region(_with_opener(page, start, title), end)


def _below_header(page: _Pass, start: int) -> int:
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


def _below_subheads(page: _Pass, start: int, title: int | None) -> int:
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


def _with_opener(page: _Pass, start: int, title: int | None) -> int:
    """Takes in a line such as 'The Security Council,' that begins the first sentence."""
    before = start - 1
    if before >= 0 and before != title and page.marks[before] is None:
        item = page.items[before]
        if _OPENER.search(item.text) and item.words <= 12 and item.text[0].isupper():
            return before
    return start


def _find_end(page: _Pass, start: int) -> int:
    total = page.weight(start, len(page.items))
    last, run = start, 0
    for index in range(start + 1, len(page.items)):
        item, mark = page.items[index], page.marks[index]
        if page.core(index):
            last, run = index, 0
            continue
        if index in page.announced or _continues_list(page, last, index):
            last, run = index, 0
            continue
        run = 0 if item.prose or item.listed or in_table(page.items, index) else run + 1
        enough = page.weight(start, index) >= _ENOUGH * total
        hard = mark is not None and mark.stop == "hard"
        soft = run >= _MENU or (
            mark is not None and (mark.stop == "soft" or mark.reason is DiscardReason.DATELINE)
        )
        if enough and (hard or (soft and not _resumes(page, start, last, index))):
            return _with_footnotes(page, _with_closing(page, last), index)
    return _with_closing(page, last)


def _with_closing(page: _Pass, last: int) -> int:
    """Takes in a last line that ends like a sentence, where it is the last or the end mark follows."""
    index = last + 1
    if index >= len(page.items) or page.marks[index] is not None:
        return last
    item = page.items[index]
    after = page.marks[index + 1] if index + 1 < len(page.items) else None
    over = index + 1 == len(page.items) or (after is not None and after.stop == "hard")
    return index if over and item.ended and item.words >= _CLOSING else last


def _with_footnotes(page: _Pass, last: int, stop: int) -> int:
    """Footnotes in full sentences stand below the end mark and still belong to the text."""
    index = stop + 1
    while index < len(page.items) and page.core(index) and _FOOTNOTE.match(page.items[index].text):
        last, index = index, index + 1
    return last


def _continues_list(page: _Pass, last: int, index: int) -> bool:
    """A bullet without a full stop still belongs to the list that a colon announced."""
    item = page.items[index]
    if page.marks[index] is None and item.row and index - last <= _TABLE_HEAD:
        return True
    if not item.listed or page.marks[index] is not None or index != last + 1:
        return False
    before = page.items[last]
    return before.listed or before.text.rstrip().endswith((":", "：", ",", ";"))


def _resumes(page: _Pass, start: int, last: int, index: int) -> bool:
    """Whether the same text goes on after something that looks like its end."""
    later = page.next_core(index + 1)
    if later is None:
        return False
    between = range(last + 1, later)
    mark = page.marks[index]
    if len(between) == 1 and mark and mark.reason is DiscardReason.END_MARK:
        return True
    labels = sum(not page.items[i].prose and not page.items[i].listed for i in between)
    dated = any((m := page.marks[i]) and m.reason is DiscardReason.DATELINE for i in between)
    rest = page.weight(later, len(page.items))
    much = rest >= page.weight(start, index)
    if much:
        return True
    same = _GOES_ON.search(page.items[later].text) is not None or _one_text(page, start, last, later)
    linked = mark is not None and mark.reason is DiscardReason.RELATED and page.core(later + 1)
    return labels < _MENU and not dated and (same or linked)


def _one_text(page: _Pass, start: int, last: int, later: int) -> bool:
    """Whether later paragraphs speak of what the statement speaks of."""
    known = {word for i in range(start, last + 1) for word in _long_words(page.items[i])}
    after = [i for i in range(later, len(page.items)) if page.core(i)][:_SAMPLE]
    first, more = _long_words(page.items[later]), {w for i in after for w in _long_words(page.items[i])}
    return any(mine and len(mine & known) >= _SHARED * len(mine) for mine in (first, more))


def _long_words(item: Item) -> set[str]:
    return {word.lower()[:6] for word in re.findall(r"\w{5,}|[가-힣]{2,}|[\u3400-\u9fff]{2}", item.text)}
