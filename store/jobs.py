"""What several workers share: one row for each source that is to be looked at.

A worker takes a row by a lock of the transaction in which it does the work, and commits both together. So
there is no lease to run out: where a worker dies, its transaction is undone, the lock is gone with it, and
the row is due for the next. Rows that are locked are passed over (``FOR UPDATE SKIP LOCKED``), not waited
for. Only databases that several processes can write to have this table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from store.engine import Engine
from store.rows import insert_all

_TAKE = """
    SELECT source, run FROM jobs AS mine
    WHERE state = 'due' AND source = ANY(?) AND NOT EXISTS (
        SELECT 1 FROM jobs AS earlier
        WHERE earlier.state = 'due' AND earlier.grp = mine.grp AND earlier.place < mine.place
    )
    ORDER BY place FOR UPDATE OF mine SKIP LOCKED LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Job:
    """A source to look at, in a run."""

    source: str
    run: int


class Attempts:
    """Counts looks that were begun, on a connection that is not the one of the work."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def begin(self, job: Job) -> int:
        """Note that a look begins, and return how many have begun since one came to its end."""
        self._db.execute(
            "INSERT INTO attempts VALUES (?, 1)"
            " ON CONFLICT (source) DO UPDATE SET number = attempts.number + 1",
            (job.source,),
        )
        row = self._db.one("SELECT number FROM attempts WHERE source = ?", (job.source,))
        return row["number"] if row else 1

    def take_back(self, job: Job) -> None:
        """Note that a look was broken off by no fault of its source."""
        self._db.execute("UPDATE attempts SET number = number - 1 WHERE source = ?", (job.source,))


class Jobs:
    """Hands out sources to workers."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def fill(self, run: int, sources: Iterable[tuple[str, str]]) -> None:
        """Put sources up for work, each with its group, in place of what is left of earlier runs.

        Sources of one group are handed out in this order and one by one, because what one brings is read
        in the light of the other. One that a worker still holds stays as it is.
        """
        with self._db.beside(), self._db.write():
            self._db.execute(
                "DELETE FROM jobs WHERE source IN (SELECT source FROM jobs FOR UPDATE SKIP LOCKED)"
            )
            rows = [
                {"source": source, "run": run, "grp": group, "place": place}
                for place, (source, group) in enumerate(sources)
            ]
            insert_all(self._db, "jobs", rows, unless_there=True)

    def take(self, among: Collection[str]) -> Job | None:
        """Return one of some sources that nobody is at, and hold it to the end of the transaction.

        Belongs into ``Engine.beside()``.
        """
        row = self._db.one(_TAKE, (self._db.array(among),))
        return Job(row["source"], row["run"]) if row else None

    def done(self, job: Job) -> None:
        """Note that a source was looked at, in the transaction that did it."""
        self._db.execute("UPDATE jobs SET state = 'done' WHERE source = ?", (job.source,))
        self._db.execute("DELETE FROM attempts WHERE source = ?", (job.source,))

    def left(self) -> int:
        """Return how many sources are still to be looked at, those that workers hold among them."""
        row = self._db.one("SELECT count(*) AS n FROM jobs WHERE state = 'due'")
        return int(row["n"]) if row else 0
