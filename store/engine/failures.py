"""What PostgreSQL complains of, as one sentence each. No password is ever part of one."""

from __future__ import annotations

import os

import psycopg
from psycopg import errors

from store.engine.interface import CollisionError
from store.engine.place import Server
from tracker.errors import StoreError

_START = "start the server, or correct store.url"
_CONNECTING = (
    # what the server or libpq says → what that means, what to do
    ("password authentication failed", "the server does not accept the password", "correct the password"),
    (
        "no password supplied",
        "the server asks for a password, and there is none",
        "put it into a file that store.password_file names, or into PGPASSWORD",
    ),
    ("does not exist", None, "create it, or correct store.url"),
    ("too many clients", "the server takes no more connections", "start fewer workers, or raise its limit"),
    ("translate host name", "there is no host of that name", _START),
    ("invalid", None, "correct store.url"),
)


def cannot_connect(error: psycopg.Error, server: Server) -> StoreError:
    """Return why there is no connection."""
    said = _said(error, server)
    for sign, meaning, remedy in _CONNECTING:
        if sign in said:
            return StoreError(meaning or f"the server refused ({said})", where=str(server), do=remedy)
    return StoreError(f"the database server cannot be reached ({said})", where=str(server), do=_START)


def explained(error: psycopg.Error, server: Server, *, lost: bool, beside: bool) -> StoreError | None:
    """Return what an error means for the user; null for one that only a fault of this program can cause.

    Args:
        error: what psycopg raised.
        server: where.
        lost: whether the connection broke.
        beside: whether it happened in a transaction beside others, where what one relies on may go.
    """
    where, said = str(server), _said(error, server)
    if lost:
        what = "the database server went away; what was begun was not written"
        return StoreError(what, where=where, do="run the command again when the server is back")
    match error:
        case errors.DeadlockDetected() | errors.SerializationFailure():
            return CollisionError("another process wrote the same at the same time", where=where, do=_AGAIN)
        case psycopg.IntegrityError() if beside:
            return CollisionError("another process wrote the same at the same time", where=where, do=_AGAIN)
        case errors.LockNotAvailable():
            return StoreError("another process is writing", where=where, do="wait until it has finished")
        case errors.DiskFull() | errors.OutOfMemory() | errors.QueryCanceled():
            return StoreError(f"cannot be written ({said}); nothing was changed", where=where, do=_SERVER)
        case errors.InsufficientPrivilege() | errors.ReadOnlySqlTransaction():
            return StoreError(f"does not allow this ({said})", where=where, do=_RIGHTS)
        case psycopg.DataError() if "NUL" in said or "0x00" in said:
            return StoreError("a text holds a NUL character, which PostgreSQL cannot store", where=where)
    return None


_AGAIN = "run the command again"
_SERVER = "look after the server, then run the command again"
_RIGHTS = "give the user of store.url the right to write"


def _said(error: psycopg.Error, server: Server) -> str:
    """Return the last line of a message, without any password."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    # Of a failed connection the last line says why; of a failed statement it only points to the place.
    said = error.diag.message_primary or (lines[-1] if lines else type(error).__name__)
    said = said.rpartition("FATAL:")[2].strip().rstrip(".")
    for secret in (server.password, os.environ.get("PGPASSWORD")):
        said = said.replace(secret, "…") if secret else said
    return said
