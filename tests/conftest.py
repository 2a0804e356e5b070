"""Fixtures that every test may use."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import hypothesis
import numpy as np
import pytest

from postgres import PostgresServer

# The same examples in every run: what fails in CI fails on every desk, and the other way round.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with gold data that is not part of the project; tests that need it skip without it."""
    if not (_SHARED / "gold").is_dir():
        pytest.skip("needs the gold data in ../shared, which is not part of the project")
    return _SHARED


def hashed_words(texts: Sequence[str]) -> np.ndarray:
    """Unit vectors from the words of each text: like wordings are close, and no model is loaded."""
    rows = np.full((len(texts), 64), 1e-3, dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        for word in text.lower().split():
            digest = hashlib.sha256(word.strip(".,;:").encode()).digest()
            row[digest[0] % 64] += 1.0 if digest[1] % 2 else -1.0
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def light_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the model where a test is about something else; the rest of the program is real."""
    monkeypatch.setattr(
        "tracker.embed.exported.ExportingEmbedder.encode",
        lambda _self, texts: hashed_words(list(texts)),
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a server is slow: starting one takes longer than many tests."""
    for item in items:
        if "postgres" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """A PostgreSQL server with pgvector; tests that need it skip where the packages are missing."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "postgres"
    folder.mkdir(exist_ok=True)
    server = PostgresServer(folder)
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    """A command under test sets up logging for its process; the next test must not inherit it."""
    logger = logging.getLogger("tracker")
    handlers, level, propagate = list(logger.handlers), logger.level, logger.propagate
    yield
    logger.handlers[:], logger.propagate = handlers, propagate
    logger.setLevel(level)
