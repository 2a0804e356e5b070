"""What is remembered of each source between two looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from store.codec import moment, stamp
from store.engine import Engine, Row
from tracker.model import Source, SourceState

_STATEMENTS_OF = (
    "EXISTS (SELECT 1 FROM statements JOIN series ON series.slug = statements.series"
    " WHERE lower(series.name) = lower({}))"
)


class Watched:
    """Reads and writes the state of sources."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def register(self, sources: Sequence[Source]) -> None:
        """Enter sources that are not known yet.

        A source of a series without any statement is silent: its first find is the stock, not news. That
        is decided here, once, so that a run that is killed half-way does not turn the rest into news.
        """
        for source in sources:
            self._db.execute(
                "INSERT INTO sources (id, series, location, silent)"
                f" VALUES (?, ?, ?, CASE WHEN {_STATEMENTS_OF.format('?')} THEN 0 ELSE 1 END)"
                " ON CONFLICT (id) DO UPDATE SET series = excluded.series, location = excluded.location",
                (source.id, source.series, source.location, source.series),
            )

    def states(self) -> dict[str, SourceState]:
        """Return the state of every source ever entered, by id."""
        return {row["id"]: _state(row) for row in self._db.select("SELECT * FROM sources ORDER BY id")}

    def succeeded(self, source: str, known: str, at: datetime, *, changed: bool) -> None:
        """Remember a look that succeeded.

        A source that found nothing yet stays silent as long as its series has no statement at all.
        """
        self._db.execute(
            "UPDATE sources SET known = ?,"
            f" silent = CASE WHEN {_STATEMENTS_OF.format('sources.series')} THEN 0 ELSE silent END,"
            " failures = 0, told = 0, checked_at = ?,"
            " changed_at = CASE WHEN ? = 1 THEN ? ELSE changed_at END WHERE id = ?",
            (known, stamp(at), int(changed), stamp(at), source),
        )

    def failed(self, source: str, known: str | None, at: datetime) -> None:
        """Remember a look that failed; what was known stays unless something was learnt all the same."""
        self._db.execute(
            "UPDATE sources SET known = coalesce(?, known), failures = failures + 1, checked_at = ?"
            " WHERE id = ?",
            (known, stamp(at), source),
        )

    def tell(self, source: str) -> None:
        """Remember that readers know of the failure."""
        self._db.execute("UPDATE sources SET told = 1 WHERE id = ?", (source,))


def _state(row: Row) -> SourceState:
    return SourceState(
        id=row["id"],
        series=row["series"],
        location=row["location"],
        known=row["known"],
        silent=bool(row["silent"]),
        failures=row["failures"],
        told=bool(row["told"]),
        checked_at=moment(row["checked_at"]),
        changed_at=moment(row["changed_at"]),
    )
