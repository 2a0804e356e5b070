"""Threads as the sentences carry them: which there are, where they belong, which texts they hold."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from store.rows import select


class Threads:
    """Finds threads by id and by text."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ids(self) -> list[str]:
        """Return the ids of all threads."""
        rows = select(
            self._db, "SELECT DISTINCT thread FROM sentences WHERE thread IS NOT NULL ORDER BY thread"
        )
        return [row["thread"] for row in rows]

    def groups_of(self, threads: Iterable[str]) -> list[str]:
        """Return the groups in which threads run."""
        rows = select(
            self._db,
            "SELECT DISTINCT grp FROM sentences JOIN statements ON statements.id = sentences.statement"
            " JOIN series ON series.slug = statements.series"
            " WHERE thread IN (SELECT value FROM json_each(?)) ORDER BY grp",
            (json.dumps(list(threads)),),
        )
        return [row["grp"] for row in rows]

    def with_texts(self, text_ids: Iterable[int]) -> dict[int, list[str]]:
        """Return text id → threads that hold the text."""
        rows = select(
            self._db,
            "SELECT DISTINCT text_id, thread FROM sentences"
            " WHERE thread IS NOT NULL AND text_id IN (SELECT value FROM json_each(?)) ORDER BY thread",
            (json.dumps(list(text_ids)),),
        )
        found: dict[int, list[str]] = {}
        for row in rows:
            found.setdefault(row["text_id"], []).append(row["thread"])
        return found
