"""Threads as the sentences carry them: which there are, where they belong, which texts they hold."""

from __future__ import annotations

from collections.abc import Iterable

from store.engine import Engine


class Threads:
    """Finds threads by id and by text."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def ids(self) -> list[str]:
        """Return the ids of all threads."""
        rows = self._db.select(
            "SELECT DISTINCT thread FROM sentences WHERE thread IS NOT NULL ORDER BY thread"
        )
        return [row["thread"] for row in rows]

    def groups_of(self, threads: Iterable[str]) -> list[str]:
        """Return the groups in which threads run."""
        rows = self._db.select(
            "SELECT DISTINCT grp FROM sentences JOIN statements ON statements.id = sentences.statement"
            " JOIN series ON series.slug = statements.series"
            f" WHERE thread {self._db.among} ORDER BY grp",
            (self._db.array(threads),),
        )
        return [row["grp"] for row in rows]

    def with_texts(self, text_ids: Iterable[int]) -> dict[int, list[str]]:
        """Return text id → threads that hold the text."""
        rows = self._db.select(
            "SELECT DISTINCT text_id, thread FROM sentences"
            f" WHERE thread IS NOT NULL AND text_id {self._db.among} ORDER BY thread",
            (self._db.array(text_ids),),
        )
        found: dict[int, list[str]] = {}
        for row in rows:
            found.setdefault(row["text_id"], []).append(row["thread"])
        return found
