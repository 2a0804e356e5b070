"""Rows ↔ nouns: the only place that knows how a dataclass lies in a table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlite_utils import Database

Row = dict[str, Any]


def select(db: Database, sql: str, parameters: tuple[object, ...] | dict[str, object] = ()) -> Iterator[Row]:
    """Yield the rows of a query as dictionaries."""
    cursor = db.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    for values in cursor:
        yield dict(zip(names, values, strict=True))


def one(db: Database, sql: str, parameters: tuple[object, ...] = ()) -> Row | None:
    """Return the first row of a query, or null."""
    return next(select(db, sql, parameters), None)


def insert(db: Database, table: str, row: Row, *, on_conflict: str = "ABORT") -> int:
    """Insert one row and return its rowid."""
    columns = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    cursor: sqlite3.Cursor = db.execute(
        f"INSERT OR {on_conflict} INTO {table} ({columns}) VALUES ({marks})",
        row,
    )
    return cursor.lastrowid or 0


def insert_all(db: Database, table: str, rows: Sequence[Row]) -> None:
    """Insert rows that all have the columns of the first."""
    if not rows:
        return
    marks = ", ".join(f":{name}" for name in rows[0])
    db.conn.executemany(f"INSERT INTO {table} ({', '.join(rows[0])}) VALUES ({marks})", rows)


def day(text: str | None) -> date | None:
    """Read an ISO date; null stays null."""
    return date.fromisoformat(text) if text else None


def iso(value: date | None) -> str | None:
    """Write an ISO date; null stays null."""
    return value.isoformat() if value else None
