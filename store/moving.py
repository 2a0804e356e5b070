"""Moving a whole archive from one database to another, and proving that it arrived."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from store.archive import Store
from store.engine import Engine, Row
from tracker.errors import StoreError

TABLES = (
    "series",
    "snapshots",
    "statements",
    "revisions",
    "texts",
    "models",
    "embeddings",
    "sentences",
    "matches",
    "verdicts",
    "decisions",
    "runs",
    "sources",
    "checks",
    "findings",
    "rings",
    "news",
    "readers",
    "messages",
    "outbox",
    "outbox_news",
)
"""Every table, after those it refers to. What workers share while they work is not moved."""

_DIGEST = 16


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a table: so many rows, and a sum over the hashes of all of them in any order."""

    rows: int
    digest: str


def contents(store: Store) -> dict[str, Contents]:
    """Return what is in each table, the same for the same rows in whichever database."""
    with store.db.reading():
        return {table: _contents(store.db, table) for table in TABLES}


def move(source: Store, target: Store) -> dict[str, Contents]:
    """Copy every row into an empty database; return what was copied, by table.

    All or nothing, from one state of the source, which is not written to and may be in use.

    Raises:
        StoreError: the target is not empty, cannot take a row, or holds something else afterwards.
    """
    _refuse_occupied(target)
    with source.db.reading(), target.db.write():
        for table in TABLES:
            target.db.load(table, _rows(source.db, target.db, table))
        target.db.number_on(TABLES)
        there, here = ({table: _contents(db, table) for table in TABLES} for db in (source.db, target.db))
        wrong = [table for table in TABLES if there[table] != here[table]]
        if wrong:
            raise StoreError(
                f"the copy differs in {', '.join(wrong)}; nothing was kept",
                where=str(target.place),
                do="report this, with both versions of the database",
            )
    target.db.tidy()
    return here


def _refuse_occupied(target: Store) -> None:
    for table in TABLES:
        if target.db.one(f"SELECT 1 AS there FROM {table} LIMIT 1"):
            raise StoreError(
                f"there is an archive in it already (rows in {table})",
                where=str(target.place),
                do="name an empty database",
            )


def _rows(source: Engine, target: Engine, table: str) -> Iterator[Row]:
    for row in source.stream(f"SELECT * FROM {table}"):
        if "vector" in row:
            row["vector"] = target.pack_vector(source.unpack_vector(row["vector"]))
        yield row


def _contents(db: Engine, table: str) -> Contents:
    count = total = 0
    for row in db.stream(f"SELECT * FROM {table}"):
        if "vector" in row:
            row["vector"] = db.unpack_vector(row["vector"]).tobytes()
        values = repr([row[name] for name in sorted(row)])
        digest = hashlib.blake2b(values.encode(), digest_size=_DIGEST).digest()
        total += int.from_bytes(digest, "big")
        count += 1
    return Contents(count, (total % (1 << 8 * _DIGEST)).to_bytes(_DIGEST, "big").hex())
