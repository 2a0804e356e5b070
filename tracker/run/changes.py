"""What a stored statement changed, read back from the archive without any model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store import Store
from tracker.errors import NotFoundError
from tracker.label import Heard, assemble
from tracker.model import Link, Series, Statement, StatementChanges, Verdict
from tracker.run.held import held_meetings

_NAMED = 12
"""Statements that a hint lists."""


def changes_of(store: Store, statement: Statement) -> StatementChanges:
    """Return the labelled sentences of a stored statement with what they refer to."""
    passages = store.sentences.of(statement.id)
    links = store.links.into(statement.id)
    verdicts = store.links.verdicts(statement.id)
    heard = _heard(store, links, verdicts)
    changes = assemble(statement, _previous(store, statement), passages, links, verdicts, heard)
    known = store.statements.of_group(statement.series.group)
    return replace(changes, held=held_meetings(statement, heard.values(), known))


def _heard(store: Store, links: Sequence[Link], verdicts: Sequence[Verdict]) -> dict[int, Heard]:
    ids = {link.old for link in links} | {verdict.sentence_id for verdict in verdicts}
    passages = store.sentences.by_ids(ids)
    statements: dict[str, Statement] = {}
    for passage in passages:
        if passage.statement_id not in statements and (found := store.statements.get(passage.statement_id)):
            statements[passage.statement_id] = found
    return {p.id: Heard(p, statements[p.statement_id]) for p in passages}


def _previous(store: Store, statement: Statement) -> Statement | None:
    return previous_of(statement, store.statements.of(statement.series.slug))


def previous_of(statement: Statement, series: Sequence[Statement]) -> Statement | None:
    """Return what a statement is measured against: the last complete official text, or else the last text.

    Args:
        statement: the statement that is read.
        series: the statements of its series, oldest first; those of later meetings are passed over.
    """
    earlier = [s for s in series if s.meeting_date < statement.meeting_date]
    official = [s for s in earlier if s.source_kind.may_drop]
    candidates = official or earlier
    return candidates[-1] if candidates else None


def find_series(store: Store, name: str) -> Series:
    """Return the series of that name or slug.

    Raises:
        NotFoundError: there is none; the message lists those there are.
    """
    known = store.statements.series()
    for series in known:
        if name.casefold() in (series.slug.casefold(), series.name.casefold()):
            return series
    names = ", ".join(f"'{series.name}'" for series in known) or "none yet"
    raise NotFoundError(f"there is no series '{name}'", do=f"choose one of: {names}")


def near_statements(store: Store, name: str) -> str:
    """Return what to do where no statement is called ``name``: ids of its series, or what an id is like."""
    wanted = name.partition("/")[0].casefold()
    for series in store.statements.series():
        if wanted in (series.slug.casefold(), series.name.casefold()):
            ids = [statement.id for statement in store.statements.of(series.slug)]
            more = f" or one of {len(ids) - _NAMED} earlier ones" if len(ids) > _NAMED else ""
            if ids:
                return f"choose one of: {', '.join(ids[-_NAMED:])}{more}"
    return (
        "name one like 'series/2026-03-31', or 'series/2026-03-31~readout' where the text is not the "
        "official one; 'tracker meetings' shows the name of each series"
    )


def find_statement(store: Store, name: str) -> Statement | None:
    """Return the statement of that id; ``SERIES`` alone or ``SERIES/latest`` means its latest one."""
    found = store.statements.get(name)
    if found:
        return found
    slug = name.removesuffix("/latest")
    statements = store.statements.of(slug)
    return statements[-1] if statements else None
