"""Opening a database file: pragmas and migrations."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from store.migrations import KNOWN, migrations
from tracker.errors import StoreError

LOG = logging.getLogger("tracker.store")
_BUSY_SECONDS = 30.0
_WORTH_SAYING = 10_000_000


def open_database(path: Path | None) -> Database:
    """Open (or create) the database file and bring its schema up to date.

    Args:
        path: the file; ``None`` opens a database in memory.

    Raises:
        StoreError: not a database, not writable, or of a schema newer than this program knows.
    """
    where = str(path) if path else ":memory:"
    try:
        connection = sqlite3.connect(where, timeout=_BUSY_SECONDS, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
        # FULL, so that "this was sent" also survives a power cut; the transactions here are few and large.
        connection.execute("PRAGMA synchronous = FULL")
        db = Database(connection, recursive_triggers=False, execute_plugins=False)
        _migrate(db, where)
        # Only now: a migration that puts a table in place of another would empty those that refer to it.
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.DatabaseError as error:
        raise StoreError(f"cannot be opened ({error})", where=where, do=remedy(error)) from error
    return db


def _migrate(db: Database, where: str) -> None:
    applied = {migration.name for migration in migrations.applied(db)}
    unknown = sorted(applied - KNOWN)
    if unknown:
        raise StoreError(
            f"was written by a newer version of the program (it has {unknown[-1]})",
            where=where,
            do="upgrade commitment-tracker",
        )
    if applied != KNOWN:
        migrations.apply(db)
        _tell_of_free_space(db, where)


def _tell_of_free_space(db: Database, where: str) -> None:
    free = int(db.execute("PRAGMA freelist_count").fetchone()[0])
    free *= int(db.execute("PRAGMA page_size").fetchone()[0])
    if free >= _WORTH_SAYING:
        LOG.warning(
            "%s: brought up to date; %.0f MB in it are free for what comes in ('tracker backup' writes a copy"
            " without them)",
            where,
            free / 1e6,
        )


def remedy(error: sqlite3.DatabaseError) -> str:
    """Return what to do about an error of SQLite."""
    text = str(error).lower()
    if "locked" in text:
        return "wait until the other tracker process has finished"
    if "unable to open" in text or "readonly" in text:
        return "check that the folder exists and can be written"
    return "restore a backup, or delete the file and ingest again"
