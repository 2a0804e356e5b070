"""How long a group says the same where nothing comes in: until one of its dates has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.model import MeetingOutlook
    from tracker.site.data import Site


def same_until(site: Site, group: str) -> date:
    """Return the last day, counted from that of the site, on which a group is shown as it is now.

    What is due becomes overdue on the day after its last day, and so does a meeting that is awaited.
    """
    days = [day for day in _days(site, group) if day >= site.today]
    return min(days, default=date.max)


def _days(site: Site, group: str) -> Iterator[date]:
    for thread in site.threads:
        if thread.group == group:
            yield from (record.deadline.end for record in thread.deadlines if record.deadline.end)
    for book in site.books:
        if book.series.group == group and book.outlook:
            yield from _awaited(book.outlook)


def _awaited(outlook: MeetingOutlook) -> Iterator[date]:
    if outlook.announced and outlook.announced.deadline.end:
        yield outlook.announced.deadline.end
    if outlook.longest_days is not None:
        yield outlook.last + timedelta(days=outlook.longest_days)
