"""Labels the statements of a group anew, in the order of their meetings, from a date on."""

from __future__ import annotations

from datetime import date

from tracker.label import History
from tracker.model import Decision, Passage, Statement
from tracker.run.labelling import Reading, read_statement
from tracker.run.workspace import Workspace


def relabel_group(workspace: Workspace, group: str, since: date) -> int:
    """Read every statement of a group whose meeting was on ``since`` or later; return how many.

    An older statement that arrives late is thereby put in its place, and what came after it is read in
    its light. Belongs into ``Store.write()``.
    """
    store = workspace.store
    statements = store.statements.of_group(group)
    passages = {statement.id: store.sentences.of(statement.id) for statement in statements}
    decisions = store.decisions.all()
    workspace.vectors.prepare(
        [passage.layout.text for statement in statements for passage in passages[statement.id]]
    )
    histories: dict[str, History] = {}
    count = 0
    for statement in statements:
        history = histories.setdefault(statement.series.slug, History())
        if statement.meeting_date < since:
            _remember(workspace, history, statement, passages[statement.id])
            continue
        related = [other for slug, other in histories.items() if slug != statement.series.slug]
        reading = _read(workspace, statement, passages[statement.id], history, related, decisions)
        history.add(statement, reading.passages, reading.links, reading.threads)
        count += 1
    return count


def _remember(workspace: Workspace, history: History, statement: Statement, passages: list[Passage]) -> None:
    """Take a statement that keeps its labels into the history."""
    links = workspace.store.links.into(statement.id)
    history.add(statement, passages, links, {p.id: p.thread for p in passages if p.thread})


def _read(
    workspace: Workspace,
    statement: Statement,
    passages: list[Passage],
    history: History,
    related: list[History],
    decisions: list[Decision],
) -> Reading:
    reading = read_statement(
        statement, passages, history, workspace.matcher, related=related, decisions=decisions
    )
    workspace.store.links.replace(statement.id, reading.links, reading.verdicts)
    workspace.store.sentences.set_threads(reading.threads)
    return reading
