"""Embeddings: one half-precision vector for each text and model, however often the text is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from store.engine import Engine
from store.texts import ids_of, text_keys
from tracker.errors import StoreError

_OF_MODEL = "model = (SELECT id FROM models WHERE name = ?)"


class Said(NamedTuple):
    """Some texts: as many ids, texts and vectors of ``float16[dimension]``."""

    ids: list[int]
    texts: list[str]
    vectors: list[npt.NDArray[np.float16]]


class Vectors:
    """Reads and writes embeddings. A vector of one model is never returned for another."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def load(self, text_ids: Iterable[int], model: str) -> dict[int, npt.NDArray[np.float16]]:
        """Return the stored vectors of the given texts, ``float16[dimension]`` each; others are absent."""
        ids = self._db.array(sorted(set(text_ids)))
        rows = self._db.select(
            f"SELECT text_id, vector FROM embeddings WHERE {_OF_MODEL} AND text_id {self._db.among}",
            (model, ids),
        )
        return {row["text_id"]: self._db.unpack_vector(row["vector"]) for row in rows}

    def by_text(self, texts: Sequence[str], model: str) -> dict[str, npt.NDArray[np.float16]]:
        """Return the stored vectors of the given texts by text."""
        ids = ids_of(self._db, text_keys(texts))
        vectors = self.load(ids.values(), model)
        return {text: vectors[text_id] for text, text_id in ids.items() if text_id in vectors}

    def matrix(self, model: str) -> tuple[list[int], npt.NDArray[np.float32]]:
        """Return the ids of all texts that have a vector, and ``float32[texts, dimension]`` in that order."""
        rows = list(
            self._db.select(
                f"SELECT text_id, vector FROM embeddings WHERE {_OF_MODEL} ORDER BY text_id",
                (model,),
            )
        )
        if not rows:
            return [], np.empty((0, 0), dtype=np.float32)
        data = np.stack([self._db.unpack_vector(row["vector"]) for row in rows])
        return [row["text_id"] for row in rows], data.astype(np.float32)

    def after(self, text_id: int, model: str, limit: int) -> Said:
        """Return the next texts that have a vector, in the order of their ids."""
        return self._said(model, f"text_id > ? ORDER BY text_id LIMIT {limit}", text_id)

    def some(self, text_ids: Sequence[int], model: str) -> Said:
        """Return some texts that have a vector, in the order of their ids."""
        return self._said(model, f"text_id {self._db.among} ORDER BY text_id", self._db.array(text_ids))

    def _said(self, model: str, which: str, value: object) -> Said:
        rows = list(
            self._db.select(
                "SELECT text_id, text, vector FROM embeddings JOIN texts ON texts.id = text_id"
                f" WHERE {_OF_MODEL} AND {which}",
                (model, value),
            )
        )
        return Said(
            [row["text_id"] for row in rows],
            [row["text"] for row in rows],
            [self._db.unpack_vector(row["vector"]) for row in rows],
        )

    def dimension(self, model: str) -> int | None:
        """Return how many numbers a stored vector of a model has; null where there is none."""
        row = self._db.one(
            f"SELECT {self._db.dimensions} AS n FROM embeddings WHERE {_OF_MODEL} LIMIT 1", (model,)
        )
        return row["n"] if row else None

    def count_after(self, text_id: int, model: str) -> int:
        """Return how many texts with a greater id have a vector."""
        row = self._db.one(
            f"SELECT count(*) AS n FROM embeddings WHERE {_OF_MODEL} AND text_id > ?", (model, text_id)
        )
        return row["n"] if row else 0

    def texts_after(self, text_id: int) -> int:
        """Return how many texts have a greater id, whether they have a vector or not."""
        every = "SELECT count(*) AS n FROM texts"  # without a condition it is counted in the smallest index
        row = self._db.one(f"{every} WHERE id > ?", (text_id,)) if text_id else self._db.one(every)
        return row["n"] if row else 0

    def save(self, vectors: Mapping[int, npt.NDArray[np.float16]], model: str) -> None:
        """Store vectors by text id.

        Raises:
            StoreError: their dimension differs from that of the vectors stored under this model.
        """
        if not vectors:
            return
        self._refuse_other_dimension(next(iter(vectors.values())).size, model)
        self._db.execute("INSERT INTO models (name) VALUES (?) ON CONFLICT DO NOTHING", (model,))
        (found,) = self._db.select("SELECT id FROM models WHERE name = ?", (model,))
        self._db.many(
            "INSERT INTO embeddings (text_id, model, vector) VALUES (?, ?, ?)"
            " ON CONFLICT (model, text_id) DO UPDATE SET vector = excluded.vector",
            [(key, found["id"], self._db.pack_vector(value)) for key, value in sorted(vectors.items())],
        )

    def _refuse_other_dimension(self, size: int, model: str) -> None:
        known = self.dimension(model)
        if known and known != size:
            raise StoreError(
                f"gives {size} dimensions, but {known} are stored under its name",
                where=model,
                do="pin another revision in config, or run 'tracker ingest --rebuild'",
            )
