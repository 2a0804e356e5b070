"""A page whose links lead to statements."""

from __future__ import annotations

from datetime import datetime

from tracker.model import CheckOutcome, CouldNotCheck, Known, Reason, Source
from tracker.sources.fetching import Fetched, Fetcher
from tracker.sources.links import Candidate, key_of, links_of, matching
from tracker.sources.listing import check_list


def check_index(source: Source, known: Known, client: Fetcher, now: datetime) -> CheckOutcome:
    """Fetch the index and every link on it that is new and matches the pattern of the source."""
    return check_list(source, known, client, now, _read)


def _read(listing: Fetched, source: Source) -> list[Candidate] | CouldNotCheck:
    itself = {key_of(listing.url), key_of(source.location)}
    links = [
        link for link in links_of(listing.data, listing.url, listing.content_type) if link.key not in itself
    ]
    wanted = matching(links, source.follow)
    if not wanted:
        return CouldNotCheck(Reason.NO_STATEMENT, _no_link(len(links), source), source.location)
    return wanted


def _no_link(links: int, source: Source) -> str:
    """Silence would look like 'nothing new' for ever, so a page without a single match is a failure."""
    if not links:
        return "There is no link on this page: its layout may have changed, or a script loads them."
    which = (
        "The only link on this page does not match"
        if links == 1
        else f"None of the {links} links on this page matches"
    )
    return f"{which} follow = '{source.follow}': its layout may have changed. Correct the pattern if it has."
