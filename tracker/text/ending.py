"""Where the statement ends: at the cut behind which a page holds more of other things than of the text.

Every block behind the first paragraph has a worth: running text is worth its length, and less where it speaks
of other things; marks of furniture and loose labels cost. The end is where the sum is highest, so that a
table, an annex or a line of links within the text is crossed, and a list of other news is not: maximum
subsequence segmentation (Pasternack & Roth, 'Extracting Article Text from the Web with Maximum Subsequence
Segmentation', WWW 2009), on blocks in place of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from tracker.model import BlockKind, DiscardReason
from tracker.text.endmark import strip_end_mark
from tracker.text.item import Item, Mark, in_table, in_terms

_ENOUGH = 0.25
"""Share of all running text that must lie before a mark that is to end the statement for certain."""
_TABLE_HEAD = 3
"""A table's first row of figures stands so many blocks at most below the text: caption and column heads."""
_COLUMNS, _ROWS = 3, 3
"""Cells and rows that a table of words has at least; smaller ones may be labels of the page, or its menu."""
_CLOSING = 5
"""Words of a last line that counts as a sentence although it is none by its words."""
_SHARED = 0.2
"""Share of its longer words that a paragraph has in common with the text before it, where it goes on."""
_LONGEST = 30
"""Words; a longer paragraph is worth no more."""
_PARAGRAPH, _PER_WORD = 1.0, 1 / 15
_FOREIGN, _ALONE = 0.8, 0.9
"""What a paragraph counts that shares no words with the text above, and one that no other stands beside."""
_STOP, _MARKED, _WITHIN, _LABEL, _HEADING = -2.5, -1.2, -0.3, -0.7, -0.3
"""What lines cost that are not the text's: the last two are loose labels, and headings of running text."""
_LINKS = -2.0
"""What a heading of links to other articles costs, which news pages set between their paragraphs too."""
_COUNTED = 2.0
"""What the next number of the same count is worth, over a heading or a paragraph: the text goes on there."""
_BEFORE_END_MARK = 0.5
"""What is left of these costs where the text has an end mark of its own further down."""
_INSIDE = frozenset(
    {
        DiscardReason.CAPTION,
        DiscardReason.PAGE_FURNITURE,
        DiscardReason.END_MARK,
        DiscardReason.SUBHEAD,
        DiscardReason.TITLE,
    }
)
"""Furniture that stands in the middle of texts as well as behind them."""
_GOES_ON = re.compile(
    r"^(?:They|Both|These|Those|It|He|She|We|To (?:this|that) end"
    r"|In (?:this|that) (?:regard|context|respect|connection)"
    r"|The (?:two|three|four|five|six|seven|sides|parties|leaders|officials|delegations|members)\b"
    r"|The (?:(?:Vice )?[Mm]inisters|[Cc]ommittee|[Cc]ouncil|Board)\b"
    r"|양측|양국|3국|세 |또한|両|双方|三か国|また、)"
)
"""How a paragraph begins that goes on from one before it; the first line of other news does not."""
_FIGURE = re.compile(r"\d")
_COUNT = re.compile(r"([0-9０-９]{1,2})[.．)、 ]\s?(?=[^\W\d])")
_NUMBERED_NOTE = re.compile(r"\d{1,2} [A-Z]")
_FOOTNOTE = re.compile(r"^(?:\[\d{1,2}\]|[¹²³⁴-⁹*†‡])\s*\S")


@dataclass(frozen=True)
class Pass:
    """The blocks of a page with what was said of each alone."""

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

    @cached_property
    def table_rows(self) -> frozenset[int]:
        """The rows of all tables that say something."""
        tables = (list(run) for _, run in groupby(range(len(self.items)), key=lambda i: _is_row(self, i)))
        return frozenset(
            i
            for table in tables
            if _is_row(self, table[0]) and _says_something([self.items[i].text for i in table])
            for i in table
        )


def find_end(page: Pass, start: int) -> int:
    """The last item of the statement that begins at ``start``."""
    total = page.weight(start, len(page.items))
    end, best, worth = start, 0.0, 0.0
    passed = page.weight(start, start + 1)
    last, numbered = start, _number(page.items[start]) or 0
    known = set(_long_words(page.items[start]))
    doubt = _BEFORE_END_MARK if _has_end_mark(page, start) else 1.0
    for index in range(start + 1, len(page.items)):
        mark = page.marks[index]
        enough = passed >= _ENOUGH * total
        if enough and mark and mark.stop == "hard" and not _count_goes_on(page, index, numbered):
            return _with_footnotes(page, _with_closing(page, _up_to(page, end, index)), index)
        passed += page.items[index].words if page.core(index) else 0
        number = _number(page.items[index])
        counted = mark is None and number is not None and number == numbered + 1 > 1
        if number is not None and (counted or page.core(index)):
            numbered = number
        belongs = page.core(index) or index in page.announced or _continues_list(page, last, index)
        worth += _COUNTED if counted else 0.0
        worth += _worth(page, index, known) if belongs else _cost(page, index) * doubt
        if belongs:
            last = index
            known |= _long_words(page.items[index])
            if worth > best:
                end, best = index, worth
        if enough and strip_end_mark(page.items[index].text) != page.items[index].text:
            return end
    return _with_closing(page, end)


def _number(item: Item) -> int | None:
    match = _COUNT.match(item.text)
    return int(match[1]) if match else None


def _count_goes_on(page: Pass, index: int, numbered: int) -> bool:
    """Whether the first number behind an index is the next of the text's own count."""
    later = (_number(page.items[i]) for i in range(index + 1, len(page.items)) if page.core(i))
    return 0 < numbered == next((number for number in later if number and number > 1), 0) - 1


def _has_end_mark(page: Pass, start: int) -> bool:
    """Whether the first thing that ends a text for certain is an end mark ('###', 'ENDS')."""
    hard = (mark for mark in page.marks[start:] if mark and mark.stop == "hard")
    first = next(hard, None)
    return first is not None and first.reason is DiscardReason.END_MARK


def _worth(page: Pass, index: int, known: set[str]) -> float:
    item = page.items[index]
    size = _PARAGRAPH + _PER_WORD * min(item.words, _LONGEST)
    mine = _long_words(item)
    related = len(mine & known) >= _SHARED * len(mine) or _GOES_ON.search(item.text)
    alone = item.prose and not (page.core(index - 1) or page.core(index + 1))
    return size * (1 if related else _FOREIGN) * (_ALONE if alone else 1)


def _cost(page: Pass, index: int) -> float:
    item, mark = page.items[index], page.marks[index]
    if mark is None:
        table = in_table(page.items, index) or in_terms(page.items, index)
        if item.prose or item.listed or item.ended or table:
            return 0.0
        return _HEADING if item.block.kind is BlockKind.HEADING and page.core(index + 1) else _LABEL
    if mark.reason in _INSIDE:
        return _WITHIN
    if mark.reason is DiscardReason.RELATED:
        return _LINKS
    return _STOP if mark.stop or mark.reason is DiscardReason.DATELINE else _MARKED


def _up_to(page: Pass, end: int, stop: int) -> int:
    """Moves the end to an end mark where only lines stand between that nothing speaks against."""
    mark = page.marks[stop]
    told = mark is not None and mark.reason is DiscardReason.END_MARK
    return stop - 1 if told and not any(page.marks[end + 1 : stop]) else end


def _with_closing(page: Pass, last: int) -> int:
    """Takes in a last line that ends like a sentence, where it is the last or the end mark follows."""
    index = last + 1
    if index >= len(page.items) or page.marks[index] is not None:
        return last
    item = page.items[index]
    after = page.marks[index + 1] if index + 1 < len(page.items) else None
    over = index + 1 == len(page.items) or (after is not None and after.stop in ("hard", "soft"))
    said = item.words >= _CLOSING or _NUMBERED_NOTE.match(item.text)
    return index if over and item.ended and said else last


def _with_footnotes(page: Pass, last: int, stop: int) -> int:
    """Footnotes in full sentences stand below the end mark and still belong to the text."""
    index = stop + 1
    while index < len(page.items) and page.core(index) and _FOOTNOTE.match(page.items[index].text):
        last, index = index, index + 1
    return last


def _continues_list(page: Pass, last: int, index: int) -> bool:
    """A bullet without a full stop still belongs to the list that a colon announced."""
    item = page.items[index]
    table = item.row or index in page.table_rows
    if page.marks[index] is None and table and index - last <= _TABLE_HEAD:
        return True
    if not item.listed or page.marks[index] is not None or index != last + 1:
        return False
    before = page.items[last]
    return before.listed or before.text.rstrip().endswith((":", "：", ",", ";"))


def _says_something(rows: Sequence[str]) -> bool:
    """Whether rows are a table of many cells, or with one column of figures or dates.

    Other rows may be labels of the page with their values, or its menu.
    """
    cells = [row.split(" | ") for row in rows]
    if len(cells) < _ROWS:
        return False
    figures = zip(*([_FIGURE.search(cell) is not None for cell in row] for row in cells[1:]), strict=False)
    return min(map(len, cells)) >= _COLUMNS or any(map(all, figures))


def _is_row(page: Pass, index: int) -> bool:
    return page.marks[index] is None and page.items[index].cells > 1


def _long_words(item: Item) -> set[str]:
    return {word.lower()[:6] for word in re.findall(r"\w{5,}|[가-힣]{2,}|[\u3400-\u9fff]{2}", item.text)}
