"""Opening the database: pragmas, migrations, and transactions that two writers survive."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
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
        raise StoreError(f"cannot be opened ({error})", where=where, do=_remedy(error)) from error
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


def _remedy(error: sqlite3.DatabaseError) -> str:
    text = str(error).lower()
    if "locked" in text:
        return "wait until the other tracker process has finished"
    if "unable to open" in text or "readonly" in text:
        return "check that the folder exists and can be written"
    return "restore a backup, or delete the file and ingest again"


@contextmanager
def immediate(db: Database) -> Iterator[None]:
    """One write transaction that takes the write lock at once; nested use joins the outer one.

    A plain ``BEGIN`` that reads first and writes later fails at once with a snapshot error when another
    process wrote in between, and no time-out helps; ``BEGIN IMMEDIATE`` waits its turn instead.

    Raises:
        StoreError: the lock was not free in time, or the disk is full; nothing was written.
    """
    if db.conn.in_transaction:
        yield
        return
    try:
        db.conn.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise StoreError(f"cannot be written ({error})", do=_remedy(error)) from error
    try:
        yield
        db.conn.execute("COMMIT")
    except sqlite3.OperationalError as error:
        _rollback(db)
        raise StoreError(
            f"cannot be written ({error}); nothing was changed", do="free some disk space"
        ) from error
    except BaseException:
        _rollback(db)
        raise


@contextmanager
def attempt(db: Database) -> Iterator[None]:
    """A part of a transaction that can fail alone: an error takes back what was written since it began."""
    db.conn.execute("SAVEPOINT attempt")
    try:
        yield
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK TO attempt")
            db.conn.execute("RELEASE attempt")
        raise
    db.conn.execute("RELEASE attempt")


def _rollback(db: Database) -> None:
    if db.conn.in_transaction:
        db.conn.execute("ROLLBACK")


def faults(db: Database) -> list[str]:
    """Return what SQLite finds wrong with the file: damaged pages, indexes, references. Empty is sound."""
    pages = [str(row[0]) for row in db.execute("PRAGMA integrity_check(5)") if row[0] != "ok"]
    dangling = {str(row[0]) for row in db.execute("PRAGMA foreign_key_check")}
    return pages + [f"rows of {table} refer to rows that are gone" for table in sorted(dangling)]


def copy_archive(source: Path, target: Path) -> None:
    """Copy a database file to a new one in one consistent state, without writing to the source.

    Raises:
        StoreError: one cannot be read, or the other not be written.
    """
    try:
        reading = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
        writing = sqlite3.connect(target)
        try:
            reading.backup(writing)
        finally:
            reading.close()
            writing.close()
    except sqlite3.Error as error:
        raise StoreError(
            f"cannot be copied ({error})", where=str(source), do="check the free space"
        ) from error
