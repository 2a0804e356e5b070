"""Consistent copies of a database file while it is in use."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tracker.errors import StoreError


def copy_database(source: Path, target: Path) -> None:
    """Write a compact copy of a database that other processes may be writing to.

    ``VACUUM INTO`` reads one snapshot of the file, so the copy holds all of a transaction or nothing of it.

    Raises:
        StoreError: the source is no sound database, or the target cannot be written.
    """
    try:
        connection = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
        try:
            connection.execute("VACUUM INTO ?", (str(target),))
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise StoreError(
            f"cannot be copied ({error})", where=str(source), do="run 'tracker doctor'"
        ) from error


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
