"""When the page was published, from the lines around the statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tracker.language.dates import find_dates
from tracker.model import Cleaned, Discarded, DiscardReason, Page

_LABEL = re.compile(
    r"\b(?:published|posted|issued|released?|date|filed)\b|입력|작성일|등록일|게시일|掲載|公開|発表日",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:updated?|modified|review(?:ed)?|edited)\b|수정|更新", re.IGNORECASE)
_HEADER = (DiscardReason.DATELINE, DiscardReason.BYLINE, DiscardReason.NAVIGATION, DiscardReason.TITLE)


def read_published(cleaned: Cleaned, page: Page) -> tuple[date, str] | None:
    """The publication date and the line it stands on; labelled dates first, changes of a page never."""
    if page.published_date:
        return page.published_date, "stated by the format"
    first = min((block.first_line for block in cleaned.body), default=0)
    head = [line for line in cleaned.discarded if line.line < first and line.reason in _HEADER]
    tail = [line for line in cleaned.discarded if line.line > first and _LABEL.search(line.text)]
    options = [*_days(head), *_days([line for line in tail if line.reason is DiscardReason.DATELINE])]
    labelled = [option for option in options if _LABEL.search(option[1])]
    return next(iter(labelled or options), None)


def _days(lines: list[Discarded]) -> Iterator[tuple[date, str]]:
    for line in lines:
        days = [d.first for d in find_dates(line.text) if d.first and d.first == d.last]
        changed = _CHANGED.search(line.text)
        if days and days[0] and (not changed or changed.start() > 15):
            yield days[0], line.text
