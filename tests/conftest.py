"""Fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with gold data that is not part of the project; tests that need it skip without it."""
    if not (_SHARED / "gold").is_dir():
        pytest.skip("needs the gold data in ../shared, which is not part of the project")
    return _SHARED
