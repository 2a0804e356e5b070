"""Rows to search through, some thousands at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tracker.language.keys import text_key

Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Block:
    """Some texts: ``ids`` and ``words`` are ``int64[n]``, ``vectors`` is ``float32[n, d]`` of unit rows."""

    ids: Ids
    words: Ids
    """:func:`words_key` of each text."""
    vectors: Vectors

    def __len__(self) -> int:
        return len(self.ids)


def block_of(ids: Sequence[int], texts: Sequence[str], vectors: npt.NDArray[np.float16]) -> Block:
    """Return a block of texts whose vectors were stored in half precision."""
    words = np.array([words_key(text) for text in texts], dtype=np.int64)
    return Block(np.array(ids, dtype=np.int64), words, vectors.astype(np.float32))


def words_key(text: str) -> int:
    """Return a number that texts of the same words share (see :mod:`tracker.language.keys`).

    64 bits of a BLAKE2b hash: what is found by it must still be compared.
    """
    digest = hashlib.blake2b(text_key(text).encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
