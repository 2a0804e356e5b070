"""Whether a group of series still is what it was: one hash over everything that is stored of it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.engine import Engine, Row

if TYPE_CHECKING:
    from hashlib import _Hash

_SERIES = "SELECT slug, name, grp FROM series ORDER BY slug"
_BY_STATEMENT = (
    "SELECT statements.*, id AS of_statement FROM statements ORDER BY id",
    "SELECT revisions.*, statement AS of_statement FROM revisions ORDER BY statement, revision",
    "SELECT sentences.*, texts.key, statement AS of_statement FROM sentences"
    " JOIN texts ON texts.id = text_id ORDER BY statement, idx",
    "SELECT matches.*, statement AS of_statement FROM matches JOIN sentences ON sentences.id = new"
    " ORDER BY new, old",
    "SELECT verdicts.*, statement AS of_statement FROM verdicts ORDER BY statement, sentence",
)
_DECISIONS = "SELECT * FROM decisions ORDER BY id"
_THREADS = "SELECT DISTINCT thread, statement FROM sentences WHERE thread IS NOT NULL"


class Fingerprints:
    """Tells groups that have changed from those that have not, without building anything.

    Every row is read, which takes some hundredth of what making statements of them and showing them does.
    """

    def __init__(self, db: Engine) -> None:
        self._db = db

    def of_groups(self) -> dict[str, str]:
        """Return the hash of each group, by its name, all of one state of the archive."""
        with self._db.reading():
            return self._of_groups()

    def _of_groups(self) -> dict[str, str]:
        hashes: dict[str, _Hash] = defaultdict(hashlib.sha256)
        group_of: dict[str, str] = {}
        for row in self._db.select(_SERIES):
            group_of[row["slug"]] = row["grp"]
            _take(hashes[row["grp"]], row)
        for sql in _BY_STATEMENT:
            for row in self._db.stream(sql):
                _take(hashes[group_of[_slug(row["of_statement"])]], row)
        for row, groups in self._decisions(group_of):
            for group in groups or list(hashes):
                _take(hashes[group], row)
        return {group: found.hexdigest() for group, found in hashes.items()}

    def _decisions(self, group_of: dict[str, str]) -> Iterator[tuple[Row, set[str]]]:
        """Yield every decision with the groups that it can touch; one that fits none may touch any."""
        rows = list(self._db.select(_DECISIONS))
        if not rows:
            return
        by_thread: dict[str, set[str]] = defaultdict(set)
        for row in self._db.select(_THREADS):
            by_thread[row["thread"]].add(group_of[_slug(row["statement"])])
        for row in rows:
            slugs = {_slug(row[name]) for name in ("old_statement", "new_statement") if row[name]}
            groups = {group_of[slug] for slug in slugs if slug in group_of}
            yield row, groups | by_thread.get(row["thread"] or "", set())


def _slug(statement: str) -> str:
    return statement.rpartition("/")[0]


def _take(found: _Hash, row: Row) -> None:
    found.update(repr(tuple(row.values())).encode("utf-8", "surrogatepass"))
