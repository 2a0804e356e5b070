"""Looking at one source."""

from __future__ import annotations

from datetime import datetime

from tracker.model import CheckOutcome, Known, Medium, Source
from tracker.sources.fetching import Fetcher


def check(source: Source, known: Known, *, client: Fetcher, now: datetime) -> CheckOutcome:
    """Look at ``source`` and say what is there beside what is ``known``.

    The outcome carries what to remember; it is the caller's to keep, together with what was found, so that
    a crash in between loses nothing. Never raises for faults of the outside world.
    """
    match source.kind:
        case Medium.FOLDER:
            from tracker.sources.folder import check_folder

            return check_folder(source, known, client.rules, now)
        case Medium.PAGE:
            from tracker.sources.page import check_page

            return check_page(source, known, client, now)
        case Medium.FEED:
            from tracker.sources.feed import check_feed

            return check_feed(source, known, client, now)
        case Medium.INDEX:
            from tracker.sources.index import check_index

            return check_index(source, known, client, now)
