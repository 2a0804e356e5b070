"""Numbered schema changes, each applied in one transaction together with its record."""

from __future__ import annotations

import sqlite3
from importlib.resources import files

from sqlite_utils import Database, Migrations

from store.spans import words_at
from store.texts import text_key

migrations = Migrations("commitment-tracker")


def _run(db: Database, name: str) -> None:
    """Execute one ``.sql`` file statement by statement (``executescript`` would commit)."""
    pending = ""
    for line in files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8").splitlines():
        pending += line + "\n"
        if line.rstrip().endswith(";") and sqlite3.complete_statement(pending):
            db.execute(pending)
            pending = ""


@migrations()
def m0001_core(db: Database) -> None:
    """Series, snapshots, statements, sentences, vectors, links, verdicts, threads, decisions."""
    _run(db, "m0001_core")


@migrations()
def m0002_runs_and_outbox(db: Database) -> None:
    """Runs, the state of sources, what was told, and the ledger of deliveries."""
    _run(db, "m0002_runs_and_outbox")


@migrations()
def m0003_smaller_rows(db: Database) -> None:
    """Keys in place of an index over texts, numbered models, places in place of words."""
    db.conn.create_function("text_key", 1, text_key, deterministic=True)
    db.conn.create_function("words_at", 2, words_at, deterministic=True)
    _run(db, "m0003_smaller_rows")


KNOWN = frozenset({m.__name__ for m in (m0001_core, m0002_runs_and_outbox, m0003_smaller_rows)})
"""Every migration this program knows; a database with others was written by a newer one."""
