"""Full-text search over every text that was ever said (SQLite FTS5)."""

from __future__ import annotations

from sqlite_utils import Database

from store.rows import select


class Words:
    """Finds texts by words."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, query: str, limit: int = 50) -> list[int]:
        """Return ids of texts that hold all words of ``query``, best first (BM25).

        The query is taken as plain words: nothing in it is FTS syntax.
        """
        terms = " ".join('"' + word.replace('"', '""') + '"' for word in query.split())
        if not terms:
            return []
        rows = select(
            self._db,
            "SELECT rowid FROM texts_fts WHERE texts_fts MATCH ? ORDER BY rank LIMIT ?",
            (terms, limit),
        )
        return [row["rowid"] for row in rows]
