"""The vectors of the whole archive, searched without reading them all into memory.

They lie in a file beside the database that is derived from it: made anew where it is missing, cut short or
of another state, and added to as texts come in. Without it (in memory, on a server, on a full disk) the
vectors are read from the database in blocks, which is slower and finds the same.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from contextlib import closing
from functools import cached_property
from pathlib import Path

import numpy as np

from store import Store
from tracker.nearest import Block, Ids, Mapped, append_rows, block_of, map_file, write_file

LOG = logging.getLogger("tracker.vectors")
_CHUNK = 8192
_PROBES = 16
_WORTH = 4000
"""Texts from which on a file is made: fewer are read from the database as quickly."""


class Nearby:
    """The vectors of one archive under one model.

    Args:
        store: the archive.
        model: the name of the model.
    """

    def __init__(self, store: Store, model: str) -> None:
        self._store = store
        self._model = model
        self._warned = False

    @cached_property
    def path(self) -> Path | None:
        """Where the file lies; null where the archive is no file."""
        place = self._store.place
        if not isinstance(place, Path):
            return None
        name = hashlib.sha256(self._model.encode()).hexdigest()[:12]
        return place.with_name(place.name + ".vectors") / f"{name}.rows"

    def complete(self) -> bool:
        """Whether every text has a vector; after a change of model, those said before it have none."""
        mapped, vectors = self._mapped, self._store.vectors
        count, last = (mapped.header.count, mapped.header.last_id) if mapped else (0, 0)
        return count + vectors.count_after(last, self._model) == vectors.texts_after(0)

    @property
    def count(self) -> int:
        """How many rows the file holds; 0 where there is none that can be used."""
        return self._mapped.header.count if self._mapped else 0

    def blocks(self, among: Ids | None = None) -> Iterator[Block]:
        """Yield all rows: those of the file, then those that are not in it yet.

        Where only some ids are asked for, others may be left out.
        """
        if self._mapped is not None:
            yield from self._mapped.blocks(among)
            yield from _stored(self._store, self._model, self._mapped.header.last_id)
        elif among is None:
            yield from _stored(self._store, self._model, 0)
        else:
            for start in range(0, len(among), _CHUNK):
                said = self._store.vectors.some(among[start : start + _CHUNK].tolist(), self._model)
                if said.ids:
                    yield block_of(said.ids, said.texts, np.stack(said.vectors))

    def refresh(self) -> None:
        """Bring the file up to the state of the database that was committed last.

        Where it cannot be written, a warning says so, and the database serves in its place.
        """
        self.__dict__.pop("_mapped", None)
        if self.path is None:
            return
        try:
            # A connection of its own sees nothing that may still be taken back.
            with closing(Store(self.path.parent.with_suffix(""))) as committed:
                _bring_up_to_date(self.path, committed, self._model)
        except OSError as error:
            self._warn(error)

    def _warn(self, error: OSError) -> None:
        """Say once what keeps the file from being written."""
        if not self._warned:
            self._warned = True
            LOG.warning(
                "%s: cannot be written (%s); until it can, vectors are read from the database, which takes"
                " longer",
                self.path,
                error.strerror or error,
            )

    @cached_property
    def _mapped(self) -> Mapped | None:
        found = map_file(self.path, self._model) if self.path else "is not used"
        if isinstance(found, Mapped):
            found = _fault(found, self._store, self._model) or found
        return found if isinstance(found, Mapped) else None


def _bring_up_to_date(path: Path, store: Store, model: str) -> None:
    found = map_file(path, model)
    if isinstance(found, Mapped):
        found = _fault(found, store, model) or found
    if isinstance(found, Mapped):
        behind = store.vectors.count_after(found.header.last_id, model)
        if behind:
            append_rows(path, found.header, _stored(store, model, found.header.last_id))
        return
    dimension, texts = store.vectors.dimension(model), store.vectors.texts_after(0)
    if dimension is None or texts < _WORTH or store.vectors.count_after(0, model) < texts:
        return
    LOG.info("%s: %s; made anew from the database", path, found)
    write_file(path, model, dimension, _stored(store, model, 0))


def _fault(mapped: Mapped, store: Store, model: str) -> str | None:
    """Say what shows that a file is of another archive or another state of it; null where nothing does."""
    header = mapped.header
    if header.dimension != store.vectors.dimension(model):
        return f"has {header.dimension} dimensions"
    if store.vectors.texts_after(0) - store.vectors.texts_after(header.last_id) != header.count:
        return "does not hold the texts of this archive"
    places = sorted({*np.linspace(0, header.count - 1, min(_PROBES, header.count), dtype=int).tolist()})
    probes = dict(mapped.row(place) for place in places)
    stored = store.vectors.load(probes, model)
    same = all(n in stored and np.array_equal(stored[n], row) for n, row in probes.items())
    return None if same else "does not hold the vectors of this archive"


def _stored(store: Store, model: str, after: int) -> Iterator[Block]:
    """Yield the rows behind an id from the database."""
    while True:
        said = store.vectors.after(after, model, _CHUNK)
        if not said.ids:
            return
        yield block_of(said.ids, said.texts, np.stack(said.vectors))
        after = said.ids[-1]
