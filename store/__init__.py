"""Persistence: everything the tracker remembers, in one file or on a server. All SQL lives here."""

from __future__ import annotations

import store.light  # noqa: F401 - before anything imports sqlite-utils
from store.archive import Store
from store.copying import copy_archive
from store.engine import Server

__all__ = ["Server", "Store", "copy_archive"]
