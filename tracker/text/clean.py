"""Drops what is not the statement from the blocks of a page.

Every block is first judged alone (``furniture``), then by where it stands: the title and the first and
last running text bound the statement, lists and headings inside it stay, all else is discarded with
its reason. The order of evidence follows boilerplate detection by text density and position
(Kohlschütter et al., 'Boilerplate Detection using Shallow Text Features', WSDM 2010).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tracker.model import Block, Cleaned, Discarded, DiscardReason, Line, Page
from tracker.text.endmark import without_end_mark
from tracker.text.furniture import judge
from tracker.text.inside import keep_inside
from tracker.text.item import Item, Mark, in_table
from tracker.text.outside import mark_outside
from tracker.text.region import Region, find_region
from tracker.text.title import find_title, is_letterhead, key, stated_title, without_label
from tracker.text.unglue import to_items
from tracker.text.walls import refuse_walls

_LIKE_ROWS = (DiscardReason.NAVIGATION, DiscardReason.DATELINE, DiscardReason.RELATED, DiscardReason.BYLINE)
_ABOUT_FROM = 0.5
"""Share of the running text after which a paragraph may be a note about the publisher."""


def clean(blocks: Sequence[Block], page: Page) -> Cleaned:
    """The statement's own blocks in order, its title, and every line that was left out, with the reason.

    Raises:
        ReadError: no statement is on the page: it is empty, a cookie notice, a robot check, an error …
    """
    items = to_items(blocks, page.lines)
    marks = _only_late_abouts(items, _without_tables(items, [judge(item) for item in items]))
    title = find_title(items, marks, page)
    region = find_region(items, marks, title)
    inside = keep_inside(items, marks, region, title) if region else {}
    body = [item for item in items if item.index in inside and inside[item.index] is None]
    refuse_walls(items, body, page)
    verdicts = list(_verdicts(items, marks, region, title, inside))
    return Cleaned(
        body=without_end_mark([item.block for item in body]),
        discarded=tuple(_discarded(items, verdicts, page.lines)),
        title=_title_text(items, title, page),
    )


def _without_tables(items: Sequence[Item], marks: Sequence[Mark | None]) -> list[Mark | None]:
    """Rows of figures and the column heads above them look like menus and date lines, and are neither."""
    return [
        None if mark and mark.reason in _LIKE_ROWS and in_table(items, item.index) else mark
        for item, mark in zip(items, marks, strict=True)
    ]


def _only_late_abouts(items: Sequence[Item], marks: list[Mark | None]) -> list[Mark | None]:
    """A paragraph that defines an organisation is furniture only after most of the text."""
    total = sum(item.words for item in items if item.prose)
    passed, kept = 0, list(marks)
    for item in items:
        mark = kept[item.index]
        if mark and mark.reason is DiscardReason.ABOUT and item.prose and passed < _ABOUT_FROM * total:
            kept[item.index] = None
        passed += item.words if item.prose and kept[item.index] is None else 0
    return kept


def _title_text(items: Sequence[Item], title: int | None, page: Page) -> str | None:
    text = stated_title(page) if title is None else items[title].text
    if title is None and text and is_letterhead(text):
        return None
    return text and without_label(_without_section(text, items))


def _without_section(title: str, items: Sequence[Item]) -> str:
    """A title without the name of the page's section behind a bar, which is a line of its own elsewhere."""
    head, bar, section = title.rpartition(" | ")
    return head if bar and any(key(item.text) == key(section) for item in items) else title


def _verdicts(
    items: Sequence[Item],
    marks: Sequence[Mark | None],
    region: Region | None,
    title: int | None,
    inside: dict[int, Mark | None],
) -> Iterator[Mark | None]:
    """Per item the final reason to leave it out, null where it is kept."""
    for item in items:
        if title is not None and inside.get(item.index, title) is not None:
            if item.index == title:
                yield Mark(DiscardReason.TITLE, "the title")
                continue
            if key(item.text) == key(items[title].text):
                yield Mark(DiscardReason.TITLE, "repeats the title")
                continue
        if item.index in inside:
            yield inside[item.index]
        else:
            yield marks[item.index] or mark_outside(item, region, title)


def _discarded(
    items: Sequence[Item], verdicts: Sequence[Mark | None], lines: Sequence[Line]
) -> Iterator[Discarded]:
    """One entry per line left out; a line of which only a part is left out is told by that part."""
    kept = {
        line.number for item, mark in zip(items, verdicts, strict=True) if mark is None for line in item.lines
    }
    counts = Counter(line.number for line in lines if line.text.strip())
    whole = {
        line.number: line.text.strip() for line in lines if counts[line.number] == 1 and line.text.strip()
    }
    told: set[int] = set()
    for item, mark in zip(items, verdicts, strict=True):
        for line in item.lines if mark else ():
            if mark is None or line.number in told:
                continue
            text = whole.get(line.number) if line.number not in kept else None
            if text:
                told.add(line.number)
            yield Discarded(line.number, text or line.text.strip(), mark.reason, mark.why)
