"""Persistence: everything the tracker remembers, in one SQLite file. All SQL lives in this package."""

from __future__ import annotations

import store.light  # noqa: F401 - before anything imports sqlite-utils
from store.archive import Store
from store.database import copy_archive, open_database

__all__ = ["Store", "copy_archive", "open_database"]
