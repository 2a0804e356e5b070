"""Rows ↔ nouns: the only place that knows how a dataclass lies in a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.engine import Engine, Row


def insert_all(db: Engine, table: str, rows: Sequence[Row], *, unless_there: bool = False) -> None:
    """Insert rows that all have the columns of the first.

    Args:
        db: where.
        table: its name.
        rows: column → value.
        unless_there: pass over a row where one with its key is there already.
    """
    if rows:
        db.many(_insert(table, rows[0]) + (" ON CONFLICT DO NOTHING" if unless_there else ""), rows)


def add(db: Engine, table: str, row: Row) -> None:
    """Insert a row, unless one with its key is there already."""
    db.execute(f"{_insert(table, row)} ON CONFLICT DO NOTHING", row)


def put(db: Engine, table: str, row: Row, keys: Sequence[str]) -> None:
    """Insert a row in place of the one with the same ``keys``."""
    updates = ", ".join(f"{name} = excluded.{name}" for name in row if name not in keys)
    db.execute(f"{_insert(table, row)} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {updates}", row)


def day(text: str | None) -> date | None:
    """Read an ISO date; null stays null."""
    return date.fromisoformat(text) if text else None


def iso(value: date | None) -> str | None:
    """Write an ISO date; null stays null."""
    return value.isoformat() if value else None


def _insert(table: str, row: Row) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})"
