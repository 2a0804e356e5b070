"""Connecting with PostgreSQL."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import DictRow, dict_row

from store.engine.failures import cannot_connect
from store.engine.place import Server
from tracker.errors import StoreError

Connection = psycopg.Connection[DictRow]

_DEFAULTS: dict[str, Any] = {
    "application_name": "commitment-tracker",
    "connect_timeout": 10,
    # A server that vanishes without a word is noticed within a minute, not after two hours.
    "keepalives_idle": 20,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
_LEAST_VERSION = 140000


def connect(server: Server) -> Connection:
    """Return a connection in which every statement outside of a transaction stands for itself.

    Raises:
        StoreError: the server is away, refuses, is too old, or keeps text in another encoding than UTF-8.
    """
    try:
        wanted = _DEFAULTS | conninfo_to_dict(server.url)
        if server.password is not None:
            wanted["password"] = server.password
        connection = psycopg.connect(**wanted, autocommit=True, row_factory=dict_row)
    except psycopg.Error as error:
        raise cannot_connect(error, server) from None  # the original repeats the address
    _refuse_unfit(connection, server)
    return connection


def _refuse_unfit(connection: Connection, server: Server) -> None:
    fault = remedy = None
    if connection.info.server_version < _LEAST_VERSION:
        fault = f"PostgreSQL {connection.info.server_version // 10000} is too old"
        remedy = f"use version {_LEAST_VERSION // 10000} or later"
    elif connection.info.parameter_status("server_encoding") != "UTF8":
        fault, remedy = "the database does not keep its text in UTF-8", "create one with ENCODING 'UTF8'"
    if fault:
        connection.close()
        raise StoreError(fault, where=str(server), do=remedy)
