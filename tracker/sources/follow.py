"""Carrying out a plan: fetch what it names, one after the other."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from tracker.model import CheckOutcome, CouldNotCheck, Found, Known, Reason, Source, Unchanged
from tracker.sources.fetching import Fetched, Fetcher, NotModified
from tracker.sources.fingerprint import fingerprint
from tracker.sources.links import Candidate
from tracker.sources.names import name_of
from tracker.sources.nothing_had import nothing_had
from tracker.sources.plan import Tried, conclude, plan

_OF_THE_HOST = frozenset(
    {Reason.TIMEOUT, Reason.REFUSED, Reason.NO_ADDRESS, Reason.TLS, Reason.BUSY, Reason.SERVER_ERROR}
)
_PATIENCE = 3
"""Failures of the host in a row after which the rest of the links waits for the next check."""


def list_mark(data: bytes) -> str:
    """Return the mark of a list. Its bytes count, because a link may change under the same words."""
    return hashlib.sha256(data).hexdigest()


def follow(
    candidates: list[Candidate],
    listing: Fetched,
    source: Source,
    known: Known,
    client: Fetcher,
    now: datetime,
) -> CheckOutcome:
    """Fetch what is new among ``candidates`` (newest first) and conclude."""
    plans = plan(candidates, known, backlog=source.backlog, limit=client.rules.links)
    tried: list[Tried] = []
    silent = 0
    for candidate in plans.fetch:
        tried.append(_try(candidate, source, client, now))
        result = tried[-1].result
        host_failed = isinstance(result, CouldNotCheck) and result.reason in _OF_THE_HOST
        silent = silent + 1 if host_failed else 0
        if silent == _PATIENCE:
            break
    body = replace(
        known,
        url=listing.url,
        etag=listing.etag,
        last_modified=listing.last_modified,
        mark=list_mark(listing.data),
    )
    outcome = conclude(known, plans, tried, listed=candidates, rules=client.rules, body=body)
    if isinstance(outcome, Unchanged) and outcome.problems:
        return nothing_had(source.kind, outcome.problems, outcome.known, ever=known.seeded)
    return outcome


def _try(candidate: Candidate, source: Source, client: Fetcher, now: datetime) -> Tried:
    if candidate.data is not None:
        found = Found(
            key=candidate.key,
            name=candidate.title or candidate.key,
            data=candidate.data,
            received_at=now,
            origin=f"{source.location}#{candidate.key}",
            title=candidate.title or None,
        )
        return Tried(candidate, found, fingerprint(candidate.data))
    url = candidate.url or ""
    answer = client.fetch(url, allow_private=source.allow_private)
    match answer:
        case CouldNotCheck():
            return Tried(candidate, answer)
        case NotModified():
            odd = CouldNotCheck(Reason.UNEXPECTED, "The server answered 'not modified' unasked.", url)
            return Tried(candidate, odd)
        case Fetched():
            return Tried(candidate, _found(answer, candidate, now), fingerprint(answer.data))


def _found(answer: Fetched, candidate: Candidate, now: datetime) -> Found:
    return Found(
        key=candidate.key,
        name=name_of(answer.url),
        data=answer.data,
        received_at=now,
        url=answer.url,
        origin=answer.url,
        content_type=answer.content_type,
        last_modified=answer.last_modified,
        title=candidate.title or None,
    )
