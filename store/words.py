"""Full-text search over every text that was ever said; the one part that each database does its own way."""

from __future__ import annotations

from typing import Protocol

from store.engine import Engine

_RANKED = 500
"""Of the texts that hold a common word so many are ranked, the last ones that came in: each costs time."""


class Words(Protocol):
    """Finds texts by words."""

    def find(self, query: str, limit: int = 50) -> list[int]:
        """Return ids of texts that hold all words of ``query``, best first.

        The query is taken as plain words: nothing in it is syntax.
        """


class SqliteWords:
    """SQLite's FTS5, ranked by BM25."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def find(self, query: str, limit: int = 50) -> list[int]:
        """Return ids of texts that hold all words of ``query``, best first."""
        terms = " ".join('"' + word.replace('"', '""') + '"' for word in query.split())
        if not terms:
            return []
        rows = self._db.select(
            "SELECT rowid FROM texts_fts WHERE texts_fts MATCH ? ORDER BY rank LIMIT ?", (terms, limit)
        )
        return [row["rowid"] for row in rows]


class PostgresWords:
    """PostgreSQL's text search without stems or stop words, ranked by how near the words stand together."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def find(self, query: str, limit: int = 50) -> list[int]:
        """Return ids of texts that hold all words of ``query``, best first."""
        words = query.split()
        if not words:
            return []
        sought = " && ".join(["phraseto_tsquery('simple', plain_words(?))"] * len(words))
        rows = self._db.select(
            "SELECT id FROM ("
            f" SELECT id, text, terms FROM texts, (SELECT {sought} AS terms) AS sought"
            " WHERE words_of(text) @@ terms ORDER BY id DESC LIMIT ?"
            ") AS found ORDER BY ts_rank_cd(words_of(text), terms, 1) DESC, id LIMIT ?",
            (*words, max(limit, _RANKED), limit),
        )
        return [row["id"] for row in rows]
