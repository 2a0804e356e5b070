"""Reading and storing the documents that a look has found; what is wrong with one is told, not raised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.errors import TrackerError
from tracker.model import CouldNotCheck, Found
from tracker.run.arrival import Arrival, read_arrivals
from tracker.run.ingest import Ingested, Wish, ingest
from tracker.run.workspace import Workspace
from tracker.sources import could_not_read

Problems = dict[str, CouldNotCheck]
"""Key of a document → what is wrong with it."""
Arrived = list[tuple[Found, Arrival]]
"""Statements, each with the document that it stands in."""


def read_documents(documents: Sequence[Found]) -> tuple[Arrived, Problems]:
    """Return the statements in some documents, and what is wrong with the others."""
    arrived: Arrived = []
    problems: Problems = {}
    for found in documents:
        try:
            read = read_arrivals(found.data, found.name, found.received_at, url=found.url)
            arrived += [(found, _located(arrival, found)) for arrival in read]
        except TrackerError as error:
            problems |= _problems(error, found)
    return arrived, problems


def store_documents(workspace: Workspace, arrived: Arrived, series: str) -> tuple[list[Ingested], Problems]:
    """Store all at once; where one is refused, the others without it. Belongs into ``Store.write()``."""
    waiting = list(arrived)
    problems: Problems = {}
    while waiting:
        try:
            with workspace.store.attempt():
                items = ingest(workspace, [a for _, a in waiting], Wish(series=series))
        except TrackerError as error:
            refused = {f.key: f for f, a in waiting if a.snapshot.origin == error.where}
            if not refused:
                raise
            for found in refused.values():
                problems |= _problems(error, found)
            waiting = [(f, a) for f, a in waiting if f.key not in refused]
        else:
            return items, problems
    return [], problems


def _problems(error: TrackerError, found: Found) -> Problems:
    """Return what is wrong with a document, and with the others that show the very same text."""
    if error.do and "--" in error.do:  # options that a command has, and a run has not
        error = type(error)(error.what, where=error.where, do=f"with 'tracker ingest', {error.do}")
    return {each.key: could_not_read(error, each) for each in (found, *found.also)}


def _located(arrival: Arrival, found: Found) -> Arrival:
    """Give a statement the place it was found at, which tells a new version from a second claim."""
    snapshot = arrival.snapshot
    if "#" in snapshot.origin or not found.origin:
        return arrival
    return replace(arrival, snapshot=replace(snapshot, origin=found.origin))
