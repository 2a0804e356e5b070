"""Labels the statements of a group anew, in the order of their meetings, from a date on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.label import History
from tracker.model import Decision, Passage, Statement
from tracker.run.beyond import Beyond, open_beyond
from tracker.run.labelling import read_statement
from tracker.run.workspace import Workspace

_WHOLE = 4
"""Where more than one in so many statements of a group is read anew, all that was said is read first: beyond
that, looking up what each of them needs costs more."""


def relabel_group(workspace: Workspace, group: str, since: date) -> int:
    """Read every statement of a group whose meeting was on ``since`` or later; return how many.

    An older statement that arrives late is thereby put in its place, and what came after it is read in
    its light. Belongs into ``Store.write()``.
    """
    statements = workspace.store.statements.of_group(group)
    earlier = [statement for statement in statements if statement.meeting_date < since]
    due = statements[len(earlier) :]
    if len(due) * _WHOLE > len(statements):
        _read_in_whole(workspace, earlier, due)
    else:
        _read_in_part(workspace, earlier, due)
    return len(due)


def _read_in_whole(workspace: Workspace, earlier: Sequence[Statement], due: Sequence[Statement]) -> None:
    """Read statements after everything that was said before."""
    said = {s.id: workspace.store.sentences.of(s.id) for s in [*earlier, *due]}
    workspace.vectors.prepare([p.layout.text for passages in said.values() for p in passages])
    histories: dict[str, History] = {}
    for statement in earlier:
        history = histories.setdefault(statement.series.slug, History())
        _remember(workspace, history, statement, said[statement.id])
    decisions = workspace.store.decisions.all()
    for statement in due:
        _read(workspace, statement, said[statement.id], histories, decisions)


def _read_in_part(workspace: Workspace, earlier: Sequence[Statement], due: Sequence[Statement]) -> None:
    """Read statements after what matters to them of all that was said before: the labels are the same."""
    beyond = open_beyond(workspace.store, workspace.vectors, workspace.nearby, earlier)
    decisions = workspace.store.decisions.all()
    for statement in due:
        passages = workspace.store.sentences.of(statement.id)
        workspace.vectors.prepare([passage.layout.text for passage in passages])
        _read(workspace, statement, passages, beyond.histories, decisions, beyond)


def _remember(workspace: Workspace, history: History, statement: Statement, passages: list[Passage]) -> None:
    """Take a statement that keeps its labels into the history."""
    links = workspace.store.links.into(statement.id)
    history.add(statement, passages, links, {p.id: p.thread for p in passages if p.thread})


def _read(
    workspace: Workspace,
    statement: Statement,
    passages: list[Passage],
    histories: dict[str, History],
    decisions: Sequence[Decision],
    beyond: Beyond | None = None,
) -> None:
    """Label a statement, store what was found, and take it into the histories."""
    history = histories.setdefault(statement.series.slug, History())
    reading = read_statement(
        statement,
        passages,
        history,
        workspace.matcher,
        related=[other for slug, other in histories.items() if slug != statement.series.slug],
        decisions=decisions,
        beyond=beyond,
    )
    workspace.store.links.replace(statement.id, reading.links, reading.verdicts)
    workspace.store.sentences.set_threads(reading.threads)
    history.add(statement, reading.passages, reading.links, reading.threads)
