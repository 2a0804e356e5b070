"""The databases behind the store: SQLite in a file, or PostgreSQL on a server; one interface."""

from __future__ import annotations

from store.engine.interface import CollisionError, Engine, Row
from store.engine.place import Place, Server
from tracker.errors import StoreError

__all__ = ["CollisionError", "Engine", "Place", "Row", "Server", "open_engine"]


def open_engine(place: Place) -> Engine:
    """Open a database (a file is made where there is none) and bring its schema up to date.

    Raises:
        StoreError: it cannot be reached, is no database, or is newer than this program.
    """
    if isinstance(place, Server):
        try:
            from store.engine.postgres import (
                PostgresEngine,
            )  # its driver is an extra, and takes time to import
        except ModuleNotFoundError as error:
            raise StoreError(
                f"a database on a server needs the package {error.name}, which is not installed",
                do="run: pip install 'commitment-tracker[postgres]'",
            ) from error
        return PostgresEngine(place)
    from store.engine.sqlite import SqliteEngine

    return SqliteEngine(place)
