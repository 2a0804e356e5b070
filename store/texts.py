"""Texts and the small numbers by which they are looked up, without an index that repeats them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from store.engine import Engine

_BYTES = 6
"""SQLite keeps a number in six bytes or eight; six are enough, since equality is checked on the text."""


def text_key(text: str) -> int:
    """Return the key of a text: 48 bits of its BLAKE2b hash.

    Two texts may share one (expected once among 24 million), so what is found by key is compared by text.
    """
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=_BYTES).digest(), signed=True)


def text_keys(texts: Iterable[str]) -> dict[str, int]:
    """Return the key of each distinct text, in the order of first occurrence."""
    return {text: text_key(text) for text in dict.fromkeys(texts)}


def ids_of(db: Engine, keys: Mapping[str, int]) -> dict[str, int]:
    """Return the ids of texts, given with their keys; those that were never said are absent."""
    rows = db.select(f"SELECT text, id FROM texts WHERE key {db.among}", (db.array(keys.values()),))
    return {row["text"]: row["id"] for row in rows if row["text"] in keys}
