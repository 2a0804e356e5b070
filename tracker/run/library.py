"""The whole archive read at once, for what shows all of it: one query a table instead of some a statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from tracker.label import Heard, assemble
from tracker.model import Link, MeetingOutlook, Passage, Series, Statement, Thread, Verdict
from tracker.report import build_digest
from tracker.run.changes import previous_of
from tracker.run.held import held_meetings
from tracker.run.threads import threads_of
from tracker.run.workspace import Workspace
from tracker.site import Book, Reading
from tracker.threads import Material, meeting_outlooks


@dataclass(frozen=True, slots=True)
class Library:
    """Every series, and the threads of all groups."""

    books: tuple[Book, ...]
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class _Tables:
    passages: dict[str, list[Passage]]
    links: dict[str, list[Link]]
    verdicts: dict[str, list[Verdict]]
    heard: dict[int, Heard]
    groups: dict[str, list[Statement]]
    """The statements of each group, by series and date."""


def read_library(
    workspace: Workspace, only: Series | None = None, groups: Collection[str] | None = None
) -> Library:
    """Read every series, or one, or those of some groups, with its digests and the threads of its group.

    All of it is of one state of the archive, whatever comes in meanwhile.
    """
    with workspace.store.db.reading():
        return _read(workspace, only, groups)


def _read(workspace: Workspace, only: Series | None, groups: Collection[str] | None) -> Library:
    every = workspace.store.statements.series()
    series = [s for s in every if only is None or s.slug == only.slug]
    if groups is not None:
        series = [s for s in series if s.group in groups]
    some = groups is not None and len(series) < len(every)
    tables = _load_some(workspace, {s.group for s in series}) if some else _load(workspace)
    threads: list[Thread] = []
    outlooks: dict[str, MeetingOutlook] = {}
    for group in sorted({s.group for s in series}):
        material = _material(tables, group)
        own = threads_of(workspace, material)
        records = [record for thread in own for record in thread.deadlines]
        outlooks |= {o.series.slug: o for o in meeting_outlooks(material, records, workspace.clock().date())}
        threads += own
    received = workspace.store.statements.received()
    books = [
        Book(
            entry,
            tuple(
                replace(_reading(tables, statement, earlier), received=received.get(statement.id))
                for statement, earlier in _in_order(tables, entry)
            ),
            outlooks.get(entry.slug),
        )
        for entry in series
    ]
    return Library(tuple(book for book in books if book.readings), tuple(threads))


def _load(workspace: Workspace) -> _Tables:
    store = workspace.store
    return _tables(
        store.statements.all(), store.sentences.all(), store.links.all(), store.links.all_verdicts()
    )


def _load_some(workspace: Workspace, groups: Collection[str]) -> _Tables:
    """Read some groups alone, a statement at a time: usually few of many have changed."""
    store = workspace.store
    statements = [s for s in store.statements.all() if s.series.group in groups]
    return _tables(
        statements,
        [passage for s in statements for passage in store.sentences.of(s.id)],
        [link for s in statements for link in store.links.into(s.id)],
        [verdict for s in statements for verdict in store.links.verdicts(s.id)],
    )


def _tables(
    statements: Sequence[Statement],
    passages: Iterable[Passage],
    links: Iterable[Link],
    verdicts: Iterable[Verdict],
) -> _Tables:
    by_id: dict[str, Statement] = {}
    tables = _Tables(defaultdict(list), defaultdict(list), defaultdict(list), {}, defaultdict(list))
    for statement in statements:
        by_id[statement.id] = statement
        tables.groups[statement.series.group].append(statement)
    for passage in passages:
        tables.passages[passage.statement_id].append(passage)
        tables.heard[passage.id] = Heard(passage, by_id[passage.statement_id])
    for link in links:
        tables.links[tables.heard[link.new].statement.id].append(link)
    for verdict in verdicts:
        tables.verdicts[verdict.statement_id].append(verdict)
    return tables


def _material(tables: _Tables, group: str) -> Material:
    own = tables.groups[group]
    links = [link for statement in own for link in tables.links[statement.id]]
    return Material(own, tables.passages, links)


def _in_order(tables: _Tables, series: Series) -> list[tuple[Statement, list[Statement]]]:
    """Return each statement of a series, oldest first, with those before it."""
    own = [s for s in tables.groups[series.group] if s.series.slug == series.slug]
    return [(statement, own[:n]) for n, statement in enumerate(own)]


def _reading(tables: _Tables, statement: Statement, earlier: Sequence[Statement]) -> Reading:
    passages = tables.passages[statement.id]
    changes = assemble(
        statement,
        previous_of(statement, earlier),
        passages,
        tables.links[statement.id],
        tables.verdicts[statement.id],
        tables.heard,
    )
    known = tables.groups[statement.series.group]
    changes = replace(changes, held=held_meetings(statement, _spoken_of(tables, statement), known))
    layout = tuple(passage.layout for passage in passages)
    return Reading(statement, layout, changes, build_digest(changes))


def _spoken_of(tables: _Tables, statement: Statement) -> list[Heard]:
    """The earlier sentences that a statement carries on or leaves out."""
    carried = {link.old for link in tables.links[statement.id]}
    return [tables.heard[n] for n in carried | {v.sentence_id for v in tables.verdicts[statement.id]}]
