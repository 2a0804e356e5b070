"""What stays between the first and the last running text of a statement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tracker.model import BlockKind, DiscardReason
from tracker.text.announced import announced_items
from tracker.text.item import Item, Mark, in_table, in_terms
from tracker.text.region import Region
from tracker.text.source_kind import reads_like_news
from tracker.text.title import key

_SECTION = re.compile(
    r"^(?:[IVX]+\.\s|\d+\.\s|[A-Z]\.\s|(?:introduction|preamble|overview|background|summary|conclusions?|preface)\b|前文$|はじめに$|전문$|서문$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+\S")
_FIGURE = re.compile(r"(?:Chart|Figure|Graph|図表?|그림|도표)\s?\d{1,2}\b[^.!?]{0,100}", re.IGNORECASE)
_SOURCE = re.compile(r"(?:Sources?|Quelle|Fuente|出所|資料|출처|자료)\s?[:：]", re.IGNORECASE)
_FIGURE_LINES = 5
"""Lines from the number of a figure to its source."""
_DASHES = frozenset("-–—−")
_PERSON = re.compile(r"(?:The )?(?:Rt\.? )?Hon\b|(?:H\. ?E\.|Mr|Mrs|Ms|Dr|Sen|Gen|Adm|Amb)\b")
_WIRE = re.compile(r"[A-Z][\w .,’'-]{2,80}\d{4} ?(?:/[\w ]+/|\([\w ]+\)) ?[-–—]")
_LONGEST_HEADING = 16
_SECTIONS = 2
"""Headings in a text from which one more above it is expected; it must name what the text begins with."""
_QUOTATION = re.compile(r"[“\"«][^“”\"«»]{15,}[”\"»][.]?")
_SPEAKER = re.compile(r"(?:[-–—] ?)?(?:[A-Z][\w.’'-]*,? ){1,4}[A-Z][^.!?]{2,80}")
_BESIDE = 12
"""Blocks between a quotation set large and the paragraph that it is taken from."""
_POINT = 7
"""Words from which a block that repeats others is a quotation; shorter ones are names."""
_SUMMED = 5
"""Words that a summary point above the text has at least; shorter ones are labels of the page."""


def keep_inside(
    items: Sequence[Item], marks: Sequence[Mark | None], region: Region, title: int | None
) -> dict[int, Mark | None]:
    """Verdicts for every item of the region: null to keep it, or why it is left out."""
    texts = [items[i].text for i in range(region.start, region.end + 1) if marks[i] is None]
    news = reads_like_news(texts)
    counts = Counter(key(item.text) for item in items)
    counts.subtract(_contents(items, counts, region))
    announced = announced_items(items, marks)
    verdicts: dict[int, Mark | None] = {}
    for index in range(region.start, region.end + 1):
        verdicts[index] = _judge(items, marks, index, region, news, title, announced)
        if verdicts[index] is None and _label(items[index]) and counts[key(items[index].text)] > 1:
            verdicts[index] = Mark(DiscardReason.PAGE_FURNITURE, "recurs on the page")
    for index in _pull_quotes(items, verdicts):
        verdicts[index] = Mark(DiscardReason.OTHER, "repeats words of the text beside it")
    for index in _figures(items, region):
        verdicts[index] = Mark(DiscardReason.CAPTION, "belongs to a figure")
    for index in _leading_headings(items, marks, region, title, verdicts, news):
        verdicts[index] = None
    for index in () if news else _leading_points(items, marks, region):
        verdicts[index] = None
    return verdicts


def _judge(
    items: Sequence[Item],
    marks: Sequence[Mark | None],
    index: int,
    region: Region,
    news: bool,
    title: int | None,
    announced: frozenset[int],
) -> Mark | None:
    item, mark = items[index], marks[index]
    if mark is not None and not (mark.outside and (item.prose or _heading(item))):
        return mark
    if title is not None and key(item.text) == key(items[title].text) and not item.prose:
        return Mark(DiscardReason.TITLE, "repeats the title")
    if news and item.text.endswith("?") and item.words <= _LONGEST_HEADING and item.text[0] not in "\"“‘'":
        return Mark(DiscardReason.SUBHEAD, "a question between the paragraphs of a news report")
    if (
        index in announced
        or item.prose
        or item.listed
        or index == region.start
        or (item.ended and item.words >= 2)
    ):
        return None
    if _linked_title(items, marks, index):
        return Mark(DiscardReason.RELATED, "stands among links to other articles")
    if item.text.rstrip().endswith((",", ":", ";", "；", "：", "、")):
        return None
    if item.row or in_table(items, index) or in_terms(items, index) or _heads_table(items, index):
        return None
    if not _heading(item) or not _followed(items, marks, index):
        return Mark(DiscardReason.OTHER, "neither a sentence nor a heading of one")
    return Mark(DiscardReason.SUBHEAD, "a heading between the paragraphs of a news report") if news else None


def _contents(items: Sequence[Item], counts: Counter[str], region: Region) -> Iterator[str]:
    """Lines above the text that recur together: a table of contents, or a menu that names the same."""
    for item in items[: region.start]:
        beside = (*items[max(0, item.index - 1) : item.index], *items[item.index + 1 : item.index + 2])
        if item.listed or any(counts[key(other.text)] > 1 for other in beside):
            yield key(item.text)


def _linked_title(items: Sequence[Item], marks: Sequence[Mark | None], index: int) -> bool:
    """Whether only headlines stand between a line and a 'Related stories' above it."""
    for earlier in reversed(items[max(0, index - _BESIDE) : index + 1]):
        mark = marks[earlier.index]
        if mark is not None:
            return mark.reason is DiscardReason.RELATED
        if (
            earlier.prose
            or earlier.listed
            or earlier.ended
            or earlier.cells > 1
            or _SECTION.match(earlier.text)
        ):
            return False
    return False


def _heads_table(items: Sequence[Item], index: int) -> bool:
    """Whether a line is the caption or the column heads of a table of figures."""
    item = items[index]
    short = " | " in item.text or (item.words <= _LONGEST_HEADING and not item.ended)
    below = items[index + 1 : index + 3]
    return short and any(b.row or in_table(items, b.index) or in_terms(items, b.index) for b in below)


def _label(item: Item) -> bool:
    return not item.prose and not item.listed and not item.ended


def _heading(item: Item) -> bool:
    if item.block.kind is BlockKind.HEADING:
        return item.words <= 2 * _LONGEST_HEADING
    if item.text[0].islower():
        return False
    return 1 <= item.words <= _LONGEST_HEADING and not item.ended and "|" not in item.text


def _followed(items: Sequence[Item], marks: Sequence[Mark | None], index: int) -> bool:
    """Whether running text or a list follows, perhaps after one more heading."""
    for later in items[index + 1 : index + 3]:
        if marks[later.index] is None and (later.prose or later.listed or later.ended):
            return True
    return False


def _style(item: Item) -> str:
    return "capitals" if item.text.isupper() else "numbered" if _SECTION.match(item.text) else "plain"


def _pull_quotes(items: Sequence[Item], verdicts: dict[int, Mark | None]) -> list[int]:
    """Blocks whose words all stand in a longer paragraph: quotations set large beside the text."""
    kept = {i: key(items[i].text) for i, mark in verdicts.items() if mark is None}
    spoken = {j for i in kept if _quoted(items, kept, i) for j in (i, i + 1)}
    return [
        i
        for i, mine in kept.items()
        if i in spoken
        or (
            items[i].words >= _POINT
            and any(
                len(other) > len(mine) and mine in other for j, other in kept.items() if abs(i - j) <= _BESIDE
            )
        )
    ]


def _figures(items: Sequence[Item], region: Region) -> Iterator[int]:
    """The lines from 'Chart 1' to 'Sources: …': what is left in a text of a figure."""
    for index in range(region.start, region.end + 1):
        if _FIGURE.fullmatch(items[index].text):
            block = items[index : min(index + _FIGURE_LINES, region.end + 1)]
            source = next((item.index for item in block if _SOURCE.match(item.text)), index)
            if not any(item.prose for item in items[index:source]):
                yield from range(index, source + 1) if source > index else ()


def _quoted(items: Sequence[Item], kept: dict[int, str], index: int) -> bool:
    """Whether a block is a quotation and nothing else, and the next one the name of its speaker."""
    after = items[index + 1] if index + 1 in kept else None
    return (
        after is not None
        and _QUOTATION.fullmatch(items[index].text) is not None
        and _SPEAKER.fullmatch(after.text) is not None
        and not after.prose
    )


def _leading_points(items: Sequence[Item], marks: Sequence[Mark | None], region: Region) -> Iterator[int]:
    """Bullets above the first paragraph, which sum it up; dashes, and those above a dateline, do not."""
    if _WIRE.match(items[region.start].text) or items[region.start - 1].lines[0].text.lstrip()[:1] in _DASHES:
        return
    for index in range(region.start - 1, -1, -1):
        item = items[index]
        if item.block.kind is not BlockKind.BULLET or item.words < _SUMMED or marks[index] is not None:
            return
        yield index


def _counted(items: Sequence[Item], index: int) -> bool:
    """Whether a plain heading stands right above a numbered paragraph."""
    plain = items[index].block.kind is BlockKind.HEADING and not any(map(str.isdigit, items[index].text))
    return plain and _NUMBERED.match(items[index + 1].text) is not None


def _leading_headings(
    items: Sequence[Item],
    marks: Sequence[Mark | None],
    region: Region,
    title: int | None,
    verdicts: dict[int, Mark | None],
    news: bool,
) -> list[int]:
    """Headings right above the first paragraph that are set like the headings further down."""
    kept = [
        items[i]
        for i, mark in verdicts.items()
        if mark is None and not items[i].prose and not items[i].listed and _heading(items[i])
    ]
    styles = {_style(item) for item in kept} - {"plain"}
    opening = key(items[region.start].text)
    index = region.start - 1
    found: list[int] = []
    while not news and index >= 0 and index != title and marks[index] is None and len(found) < 2:
        item = items[index]
        told = len(kept) >= _SECTIONS and (key(item.text) in opening or _counted(items, index))
        told = told and not _PERSON.match(item.text)
        set_alike = told or _style(item) in styles or _SECTION.match(item.text)
        if not _heading(item) or item.prose or not set_alike:
            break
        found.append(index)
        index -= 1
    return found
