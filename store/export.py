"""A database for readers: plain tables, foreign keys, full-text search and views, for Datasette and SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlite_utils import Database

_WHOLE = frozenset({"number", "revision", "index", "wordings", "decided", "decision"})
_REAL = frozenset({"kind_probability", "strength", "score"})
_NUMBERED = frozenset({"decisions"})
_FOREIGN = (
    ("sentences", "statement", "statements"),
    ("matches", "old", "sentences"),
    ("matches", "new", "sentences"),
    ("occurrences", "thread", "threads"),
    ("occurrences", "sentence", "sentences"),
    ("presence", "thread", "threads"),
    ("presence", "statement", "statements"),
    ("deadlines", "thread", "threads"),
    ("deadlines", "sentence", "sentences"),
)

VIEWS: Mapping[str, tuple[str, str]] = {
    "due": (
        "Deadlines that are due, or overdue and unconfirmed, the earliest first.",
        "SELECT deadlines.[end], outcome, phrase, sentences.text, sentences.statement, deadlines.thread"
        " FROM deadlines JOIN sentences ON sentences.id = deadlines.sentence"
        " WHERE outcome IN ('due', 'overdue, unconfirmed') ORDER BY deadlines.[end]",
    ),
    "commitments": (
        "Threads that undertake something, those said last first.",
        "SELECT id, status, first_seen, last_seen, wordings, text, [group] FROM threads"
        " WHERE kind = 'commitment' ORDER BY last_seen DESC",
    ),
    "history": (
        "Every wording of every thread in the order of the meetings.",
        "SELECT occurrences.thread, statements.meeting_date, role, occurrences.relation, sentences.strength,"
        " sentences.text, sentences.statement FROM occurrences"
        " JOIN sentences ON sentences.id = occurrences.sentence"
        " JOIN statements ON statements.id = sentences.statement"
        " ORDER BY occurrences.thread, statements.meeting_date, sentences.[index]",
    ),
    "changes": (
        "Matched sentences that say something else than before, both wordings side by side.",
        "SELECT statements.meeting_date, matches.relation, matches.changes, older.text AS before,"
        " newer.text AS now, matches.score FROM matches JOIN sentences AS older ON older.id = matches.old"
        " JOIN sentences AS newer ON newer.id = matches.new"
        " JOIN statements ON statements.id = newer.statement"
        " WHERE matches.relation IN ('partial', 'changed') ORDER BY statements.meeting_date DESC",
    ),
}
"""View → what it shows, and its query."""


def write_database(
    path: Path,
    columns: Mapping[str, Sequence[str]],
    tables: Mapping[str, Iterable[dict[str, Any]]],
    keys: Mapping[str, str],
) -> None:
    """Write a new database.

    Args:
        path: a file that does not exist yet.
        columns: of each table, in order.
        tables: the rows of each table.
        keys: the primary key of each table.
    """
    foreign: dict[str, list[tuple[str, str, str]]] = {name: [] for name in columns}
    for table, column, other in _FOREIGN:
        foreign[table].append((column, other, "id"))
    with closing(sqlite3.connect(path)) as connection:
        db = Database(connection)
        for name, names in columns.items():
            types = {column: _type(name, column) for column in names}
            created = db.table(name)
            created.create(types, pk=keys[name], foreign_keys=foreign[name])
            created.insert_all(tables[name])
        db.table("sentences").enable_fts(["text"])
        for view, (_, sql) in VIEWS.items():
            db.create_view(view, sql)
        connection.commit()


def _type(table: str, column: str) -> type:
    if column in _WHOLE or (table in _NUMBERED and column == "id"):
        return int
    return float if column in _REAL else str
