"""A page whose content is the latest statement."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tracker.model import Changed, CheckOutcome, CouldNotCheck, Found, Known, Source, Unchanged
from tracker.sources.fetching import Fetched, Fetcher, NotModified
from tracker.sources.fingerprint import fingerprint
from tracker.sources.names import name_of


def check_page(source: Source, known: Known, client: Fetcher, now: datetime) -> CheckOutcome:
    """Fetch the page; it has changed when the text that it shows has."""
    answer = client.fetch(source.location, known=known, allow_private=source.allow_private)
    match answer:
        case CouldNotCheck():
            return answer
        case NotModified():
            return Unchanged(known)
        case Fetched():
            return _compare(answer, source, known, now)


def _compare(answer: Fetched, source: Source, known: Known, now: datetime) -> CheckOutcome:
    mark = fingerprint(answer.data)
    fresh = replace(
        known,
        url=answer.url,
        etag=answer.etag,
        last_modified=answer.last_modified,
        mark=mark,
        seeded=True,
    )
    if mark == known.mark:
        return Unchanged(fresh)
    found = Found(
        key=source.location,
        name=name_of(answer.url),
        data=answer.data,
        received_at=now,
        url=answer.url,
        origin=source.location,
        content_type=answer.content_type,
        last_modified=answer.last_modified,
    )
    return Changed((found,), fresh)
