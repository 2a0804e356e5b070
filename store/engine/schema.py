"""The schema of a PostgreSQL database: numbered files, each applied once and whole."""

from __future__ import annotations

from importlib.resources import files

from psycopg import errors

from store.engine.connect import Connection
from store.engine.place import Server
from tracker.errors import StoreError

_FOLDER = files("store.migrations").joinpath("postgres")
_APPLIED = "SELECT name FROM tracker_migrations"
_EXTENSION_NAME = "vector"
_EXTENSION = (
    "ask an administrator to install pgvector (https://github.com/pgvector/pgvector) "
    "and to run CREATE EXTENSION vector in this database"
)


def known_migrations() -> list[str]:
    """Return the names of all schema files in their order."""
    return sorted(
        entry.name.removesuffix(".sql") for entry in _FOLDER.iterdir() if entry.name.endswith(".sql")
    )


def migrate(connection: Connection, server: Server) -> None:
    """Bring the schema up to date; several starters at once wait for one another.

    Raises:
        StoreError: the schema is newer than this program, or pgvector is not there.
    """
    known = known_migrations()
    applied = _applied(connection)
    unknown = sorted(applied - set(known))
    if unknown:
        raise StoreError(
            f"was written by a newer version of the program (it has {unknown[-1]})",
            where=str(server),
            do="upgrade commitment-tracker",
        )
    if applied == set(known):
        return
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('tracker:schema', 0))")
        _extend(connection, server)
        connection.execute(
            "CREATE TABLE IF NOT EXISTS tracker_migrations (name text PRIMARY KEY, applied_at text NOT NULL)"
        )
    for name in known:
        _apply(connection, name)


def _applied(connection: Connection) -> set[str]:
    there = connection.execute("SELECT to_regclass('tracker_migrations') IS NOT NULL AS there").fetchone()
    return {row["name"] for row in connection.execute(_APPLIED)} if there and there["there"] else set()


def _apply(connection: Connection, name: str) -> None:
    """Apply one file in one transaction, unless another process did meanwhile."""
    with connection.transaction():
        connection.execute("LOCK TABLE tracker_migrations IN EXCLUSIVE MODE")
        if name in _applied(connection):
            return
        connection.execute(_FOLDER.joinpath(f"{name}.sql").read_bytes())
        connection.execute(
            "INSERT INTO tracker_migrations"
            " VALUES (%s, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'))",
            (name,),
        )


def _extend(connection: Connection, server: Server) -> None:
    try:
        with connection.transaction():
            connection.execute(f"CREATE EXTENSION IF NOT EXISTS {_EXTENSION_NAME}")
    except (errors.FeatureNotSupported, errors.UndefinedFile) as error:
        raise StoreError(
            "pgvector is not installed on the server", where=str(server), do=_EXTENSION
        ) from error
    except errors.InsufficientPrivilege as error:
        raise StoreError("pgvector is not enabled here", where=str(server), do=_EXTENSION) from error
    kind = connection.execute("SELECT to_regtype('halfvec') IS NOT NULL AS there").fetchone()
    if not (kind and kind["there"]):
        raise StoreError(
            "this pgvector is too old to keep half-precision vectors, or lies outside the search path",
            where=str(server),
            do="upgrade it to 0.7 or later, then run ALTER EXTENSION vector UPDATE",
        )
