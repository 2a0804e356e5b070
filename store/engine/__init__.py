"""The databases behind the store: SQLite in a file, or PostgreSQL on a server; one interface."""

from __future__ import annotations

from store.engine.interface import CollisionError, Engine, Row
from store.engine.place import Place, Server

__all__ = ["CollisionError", "Engine", "Place", "Row", "Server", "open_engine"]


def open_engine(place: Place) -> Engine:
    """Open a database (a file is made where there is none) and bring its schema up to date.

    Raises:
        StoreError: it cannot be reached, is no database, or is newer than this program.
    """
    if isinstance(place, Server):
        from store.engine.postgres import PostgresEngine  # psycopg is an extra, and costs time to import

        return PostgresEngine(place)
    from store.engine.sqlite import SqliteEngine

    return SqliteEngine(place)
