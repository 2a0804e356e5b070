"""What feeds and indexes have in common: a list that is fetched, and links on it that are followed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tracker.model import CheckOutcome, CouldNotCheck, Known, Source, Unchanged
from tracker.sources.fetching import Fetched, Fetcher, NotModified
from tracker.sources.follow import follow, list_mark
from tracker.sources.links import Candidate

Read = Callable[[Fetched, Source], list[Candidate] | CouldNotCheck]
"""From a list as it was fetched to what on it may lead to a statement, newest first."""


def check_list(source: Source, known: Known, client: Fetcher, now: datetime, read: Read) -> CheckOutcome:
    """Fetch a list, and everything on it that is new and matches the pattern of the source."""
    listing = client.fetch(source.location, known=known, allow_private=source.allow_private)
    match listing:
        case CouldNotCheck():
            return listing
        case NotModified():
            return Unchanged(known)
        case Fetched() if known.mark == list_mark(listing.data):
            return Unchanged(known)
        case Fetched():
            candidates = read(listing, source)
            if isinstance(candidates, CouldNotCheck):
                return candidates
            return follow(candidates, listing, source, known, client, now)
