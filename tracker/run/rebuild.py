"""Makes everything derived anew from the snapshots: a change of ours, and never news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.errors import StoreError
from tracker.model import Extracted, Statement
from tracker.run.arrival import read_arrivals
from tracker.run.recipe import recipe
from tracker.run.relabel import relabel_group
from tracker.run.sentences import store_sentences
from tracker.run.workspace import Workspace


def rebuild(workspace: Workspace) -> int:
    """Read every stored statement anew from its snapshot and label all groups; return how many.

    What a statement is (series, date, kind) stays as it was decided; decisions of people stay in force.
    """
    statements = workspace.store.statements.all()
    readings = [(statement, _read_again(workspace, statement)) for statement in statements]
    workspace.vectors.prepare([text for _, reading in readings for text in reading.sentences])
    with workspace.store.write():
        for statement, reading in readings:
            _store_again(workspace, statement, reading)
        _relabel(workspace, statements)
    return len(statements)


def relabel_all(workspace: Workspace) -> int:
    """Label every statement anew from its stored sentences; return how many."""
    with workspace.store.write():
        return _relabel(workspace, workspace.store.statements.all())


def _relabel(workspace: Workspace, statements: Sequence[Statement]) -> int:
    for group in dict.fromkeys(statement.series.group for statement in statements):
        first = min(s.meeting_date for s in statements if s.series.group == group)
        relabel_group(workspace, group, first)
    return len(statements)


def _read_again(workspace: Workspace, statement: Statement) -> Extracted:
    snapshot = workspace.store.statements.snapshot(statement.sha256)
    if snapshot is None:
        raise StoreError("its snapshot is missing", where=statement.id, do="ingest it again")
    arrivals = read_arrivals(snapshot.data, statement.origin, snapshot.received_at, url=statement.url)
    return arrivals[0].extracted


def _store_again(workspace: Workspace, statement: Statement, reading: Extracted) -> None:
    fresh = replace(
        statement,
        recipe=recipe(workspace),
        title=reading.title,
        published_date=reading.published_date,
        meeting_name=reading.meeting_name,
        number=reading.number,
        place=reading.place,
        language=reading.language,
    )
    workspace.store.statements.save(fresh, workspace.clock())
    store_sentences(workspace, fresh, reading.layout)
