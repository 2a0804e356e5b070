"""Times that only name or place something else: 'the 2030 Agenda', 'after the end of it in June'."""

from __future__ import annotations

from tracker.annotate.deadline import words
from tracker.annotate.deadline.modifiers import Modifier, Role
from tracker.annotate.deadline.scan import Reading, Scan
from tracker.language.dates import DateMention
from tracker.language.dates.english import MONTH_NAME
from tracker.model import Precision


def is_after_something(scan: Scan, lead: Modifier) -> bool:
    """Whether the time stands inside 'after the end of X', which dates X and not the undertaking."""
    for place in range(lead.start - 1, max(lead.start - 10, -1), -1):
        if scan.low(place) in words.words("looking_back"):
            return True
        if scan.low(place) in words.words("verbal") or not scan.at(place).text[:1].isalnum():
            return False
    return False


def is_name(scan: Scan, lead: Modifier, read: Reading) -> bool:
    """Whether the time only names something: 'the 2030 Agenda', 'next year's budget'."""
    last, follow = scan.at(read.stop - 1), scan.at(read.stop)
    if last.genitive:
        return True
    if read.interval and read.interval.precision is Precision.EVENT and lead.role is Role.AT:
        return scan.low(lead.start - 1) in words.words("results")
    articled = scan.low(lead.stop) in ("the", "our", "its", "their") and lead.stop == read.stop - 2
    whole = isinstance(last.date, DateMention) and last.date.precision is not Precision.DAY
    figure = last.text.isdigit() or whole or MONTH_NAME.fullmatch(last.text) is not None
    return figure and articled and follow.text[:1].isalpha() and follow.low not in words.words("function")
