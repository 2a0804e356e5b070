"""Nearest vectors, looked up by PostgreSQL: an index of pgvector in place of reading them all.

The index is approximate (HNSW). It serves searches, where a hit more or less changes nothing that is kept;
what decides labels reads the vectors themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from store.engine import Engine

if TYPE_CHECKING:
    from store.engine.interface import Half

_WORTH = 20_000
"""Vectors from which on an index is made: fewer are read in the time of a few look-ups."""
_BREADTH = 200
"""Candidates that a look-up keeps (``ef_search``); with it the nearest was never missed among a million."""


class Neighbours:
    """The index over the vectors of a server. Each model has its own, because each has its dimension."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def prepare(self, model: str, least: int = _WORTH) -> bool:
        """Make the index of a model where it is worth it and not there; return whether there is one.

        Others can write meanwhile. Belongs outside of any transaction; one that was interrupted is made anew.
        """
        found = self._model(model)
        if found is None:
            return False
        number, size = found
        name = _name(number)
        row = self._db.one(
            "SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass(?)::oid", (name,)
        )
        if row and row["valid"]:
            return True
        enough = self._db.one(
            f"SELECT 1 AS n FROM embeddings WHERE model = {number} OFFSET {least - 1} LIMIT 1"
        )
        if not enough:
            return False
        self._db.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
        self._db.execute(
            f"CREATE INDEX CONCURRENTLY {name} ON embeddings"
            f" USING hnsw ((vector::halfvec({size})) halfvec_cosine_ops) WHERE model = {number}"
        )
        return True

    def nearest(self, vectors: Iterable[Half], model: str, keep: int) -> list[dict[int, float]]:
        """Return for each vector the texts nearest to it, with their cosines, the nearest first."""
        found = self._model(model)
        if found is None:
            return [{} for _ in vectors]
        number, size = found
        distance = f"vector::halfvec({size}) <=> ?::halfvec({size})"
        sql = (
            f"SELECT text_id, 1 - ({distance}) AS cosine FROM embeddings WHERE model = {number}"
            f" ORDER BY {distance} LIMIT {keep}"
        )
        with self._db.reading():
            self._db.execute(f"SET LOCAL hnsw.ef_search = {max(_BREADTH, keep)}")
            return [self._near(sql, self._db.pack_vector(vector)) for vector in vectors]

    def _near(self, sql: str, vector: object) -> dict[int, float]:
        return {row["text_id"]: row["cosine"] for row in self._db.select(sql, (vector, vector))}

    def _model(self, name: str) -> tuple[int, int] | None:
        """Return number and dimension of a model; null where it has no vectors."""
        row = self._db.one(
            f"SELECT models.id, {self._db.dimensions} AS size FROM models"
            " JOIN embeddings ON model = models.id WHERE name = ? LIMIT 1",
            (name,),
        )
        return (row["id"], row["size"]) if row else None


def _name(number: int) -> str:
    return f"embeddings_near_{number}"
