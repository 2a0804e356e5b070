"""RSS, Atom and RDF feeds."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

from tracker.model import CheckOutcome, CouldNotCheck, Known, Reason, Source
from tracker.sources.entry import candidate_of, time_of
from tracker.sources.fetching import Fetched, Fetcher
from tracker.sources.links import Candidate, matching
from tracker.sources.listing import check_list

_DECLARES_ENCODING = re.compile(rb"^\W{0,4}<\?xml[^>]{0,100}\bencoding\s*=")
_CHARSET = re.compile(r";\s*charset\s*=.*", re.IGNORECASE)


def check_feed(source: Source, known: Known, client: Fetcher, now: datetime) -> CheckOutcome:
    """Fetch the feed and every entry in it that is new and matches the pattern of the source."""
    return check_list(source, known, client, now, _read)


def _read(listing: Fetched, source: Source) -> list[Candidate] | CouldNotCheck:
    feed = _parse(listing)
    if not feed.entries:
        return CouldNotCheck(Reason.BROKEN_FEED, _no_entries(feed, listing), source.location)
    return _candidates(feed.entries, source, listing.url)


def _parse(listing: Fetched) -> Any:  # feedparser has no types
    """Read a feed as well as can be; one that is beyond reading has no entries and no version."""
    import feedparser

    charset = _CHARSET.search(listing.content_type or "")
    trusted = charset and not _DECLARES_ENCODING.match(listing.data[:200])
    headers = {
        "content-type": "application/xml" + (charset[0] if charset and trusted else ""),
        "content-location": listing.url,
    }
    data = io.BytesIO(listing.data)
    try:
        return feedparser.parse(
            data, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # what is broken enough breaks the parser, in ways that it does not name
        return feedparser.FeedParserDict(entries=[], version="", bozo_exception=error)


def _candidates(entries: list[Any], source: Source, base: str) -> list[Candidate]:
    """Return what the entries lead to, newest first where all are dated, each address once."""
    times = [time_of(entry) for entry in entries]
    if None not in times:
        order = sorted(range(len(entries)), key=lambda i: -(times[i] or 0))
        entries = [entries[i] for i in order]
    found = [item for entry in entries if (item := candidate_of(entry, base)) is not None]
    unique = {item.key: item for item in reversed(found)}
    return matching(list(reversed(unique.values())), source.follow)


def _no_entries(feed: Any, listing: Fetched) -> str:
    if feed.version:
        return "The feed is there, but has no entries."
    if b"<html" in listing.data[:2000].lower():
        return "A web page stands where the feed should be. Look whether its address has changed."
    return (
        f"This is no RSS or Atom feed that can be read ({feed.get('bozo_exception', 'no known elements')})."
    )
