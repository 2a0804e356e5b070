"""Vectors for sentences: from memory, from the store, and only for the rest from the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from store import Store
from tracker.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from tracker.embed import Embedder, Vectors

Half: TypeAlias = "npt.NDArray[np.float16]"


_CHUNK = 128
"""Sentences that are embedded in one go. Whoever needs the first of many need not wait for the last; fewer
would leave the model batches of unlike lengths."""


class VectorSource:
    """Gives the vector of any sentence; the model is loaded only when one is nowhere to be found.

    The model works in a thread of its own while sentences that are prepared are read in other ways.

    Vectors are rounded to half precision before use, fresh or stored alike: a sentence must be matched
    the same whether its vector was computed a second or a year ago.

    Args:
        embedder: the model of this workspace.
        store: where vectors are kept; null keeps them in memory only.
    """

    def __init__(self, embedder: Embedder, store: Store | None = None) -> None:
        self._embedder = embedder
        self._store = store
        self._known: dict[str, Half] = {}
        self._expected: dict[str, None] = {}
        self._awaited: dict[str, Future[dict[str, Half]]] = {}

    @property
    def model(self) -> str:
        """Name of the model with its revision."""
        return self._embedder.name

    def of(self, texts: Sequence[str]) -> Vectors:
        """Return ``float32[len(texts), dimension]`` in the order of ``texts``.

        Raises:
            ModelError: the model cannot be used, or gives another dimension than is stored under its name.
        """
        import numpy as np

        if not texts:
            return np.empty((0, 0), dtype=np.float32)
        self.prepare(texts)
        self._await(texts)
        rows = [self._known[text] for text in texts]
        if len(widths := {row.size for row in rows}) > 1:
            raise ModelError(
                f"gives vectors of {' and '.join(map(str, sorted(widths)))} numbers under one name",
                where=self.model,
                do="install the model again, then run 'tracker ingest --rebuild'",
            )
        return np.stack(rows).astype(np.float32)

    def expect(self, texts: Iterable[str]) -> None:
        """Begin to embed texts that will be prepared, as soon as there are enough to be worth a call."""
        self._expected |= dict.fromkeys(texts)
        if len(self._expected) >= _CHUNK:
            self.prepare(tuple(self._expected))
            self._expected.clear()

    def prepare(self, texts: Sequence[str]) -> int:
        """Begin to embed the texts that have no vector yet; return how many there are.

        Nothing waits for the model before a vector is asked for; what is wrong with it is told then.
        One call for many texts is much faster than many calls: the model works in batches.
        """
        missing = self._missing(texts)
        if missing and self._store is not None:
            self._known.update(self._store.vectors.by_text(missing, self.model))
            missing = self._missing(missing)
        for start in range(0, len(missing), _CHUNK):
            chunk = missing[start : start + _CHUNK]
            self._awaited |= dict.fromkeys(chunk, self._model_thread.submit(self._embed, chunk))
        return len(missing)

    @contextmanager
    def while_needed(self) -> Iterator[None]:
        """Drop what still waits for the model when an error, or Ctrl-C, ends the work inside.

        Otherwise the program could not be left before all of it was embedded.
        """
        try:
            yield
        except BaseException:
            for coming in self._awaited.values():
                coming.cancel()
            self._awaited.clear()
            raise

    def _missing(self, texts: Iterable[str]) -> list[str]:
        """Return the texts, each once, that are neither known nor on their way."""
        return [t for t in dict.fromkeys(texts) if t not in self._known and t not in self._awaited]

    @cached_property
    def _model_thread(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(1, "model")

    def _embed(self, chunk: Sequence[str]) -> dict[str, Half]:
        return dict(zip(chunk, self._embedder.encode(chunk).astype("float16"), strict=True))

    def _await(self, texts: Iterable[str]) -> None:
        """Wait for the vectors of texts that are on their way.

        Raises:
            ModelError: the model cannot be used; the texts count as missing again.
        """
        for text in texts:
            coming = self._awaited.get(text)
            if coming is None:
                continue
            try:
                found = coming.result()
            except Exception:
                self._awaited.clear()
                raise
            self._known.update(found)
            for arrived in found:
                del self._awaited[arrived]

    def keep(self, text_ids: dict[str, int]) -> None:
        """Write the vectors of the given texts (text → text id) to the store, inside its transaction."""
        if self._store is None:
            return
        self._await(text_ids)
        stored = self._store.vectors.load(text_ids.values(), self.model)
        self._store.vectors.save(
            {key: self._known[text] for text, key in text_ids.items() if key not in stored}, self.model
        )
