"""Every test of the store runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Server, Store
from store.engine import Place


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """An empty database: a file, or one on a server."""
    if request.param == "sqlite":
        return tmp_path / "tracker.sqlite"
    return Server(request.getfixturevalue("postgres").new_database())


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """An empty archive on either database."""
    made = Store(place)
    yield made
    made.close()
