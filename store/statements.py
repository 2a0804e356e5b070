"""Series, snapshots and statements with their revisions."""

from __future__ import annotations

import zlib
from datetime import date, datetime

from store.engine import CollisionError, Engine, Row
from store.rows import add, day, iso, put
from tracker.model import Series, Snapshot, SourceKind, Statement

_STATEMENT = """
    SELECT statements.*, series.name AS series_name, series.grp AS series_group
    FROM statements JOIN series ON series.slug = statements.series
"""


class Statements:
    """Reads and writes statements; every write belongs into ``Store.write()``."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def save_series(self, series: Series) -> None:
        """Insert the series, or update its name and group.

        Raises:
            CollisionError: another worker gave the slug to a series of another name meanwhile.
        """
        done = self._db.execute(
            "INSERT INTO series (slug, name, grp) VALUES (?, ?, ?)"
            " ON CONFLICT (slug) DO UPDATE SET name = excluded.name, grp = excluded.grp"
            " WHERE lower(series.name) = lower(excluded.name)",
            (series.slug, series.name, series.group),
        )
        if not done:
            raise CollisionError(f"the name '{series.slug}' was given away", do="run the command again")

    def series(self) -> list[Series]:
        """Return all series by name."""
        return [
            Series(row["slug"], row["name"], row["grp"])
            for row in self._db.select("SELECT * FROM series ORDER BY name")
        ]

    def save_snapshot(self, snapshot: Snapshot) -> None:
        """Keep raw bytes; the same bytes are kept once."""
        add(
            self._db,
            "snapshots",
            {
                "sha256": snapshot.sha256,
                "origin": snapshot.origin,
                "received_at": snapshot.received_at.isoformat(timespec="seconds"),
                "size": len(snapshot.data),
                "data": zlib.compress(snapshot.data, 6),
            },
        )

    def snapshot(self, sha256: str) -> Snapshot | None:
        """Return the bytes as they were received."""
        row = self._db.one("SELECT * FROM snapshots WHERE sha256 = ?", (sha256,))
        if row is None:
            return None
        received = datetime.fromisoformat(row["received_at"])
        return Snapshot(sha256, zlib.decompress(row["data"]), received, row["origin"])

    def holding(self, sha256: str) -> str | None:
        """Return the id of the statement that has or had this snapshot as a revision."""
        row = self._db.one("SELECT statement FROM revisions WHERE snapshot = ?", (sha256,))
        return row["statement"] if row else None

    def save(self, statement: Statement, ingested_at: datetime) -> None:
        """Insert a statement, or replace its current revision; earlier revisions stay on record."""
        row: Row = {
            "id": statement.id,
            "series": statement.series.slug,
            "meeting_date": statement.meeting_date.isoformat(),
            "revision": statement.revision,
            "snapshot": statement.sha256,
            "origin": statement.origin,
            "source_kind": statement.source_kind.value,
            "recipe": statement.recipe,
            "title": statement.title,
            "published_date": iso(statement.published_date),
            "meeting_name": statement.meeting_name,
            "number": statement.number,
            "place": statement.place,
            "language": statement.language,
            "url": statement.url,
            "media_type": statement.media_type,
        }
        put(self._db, "statements", row, ("id",))
        add(
            self._db,
            "revisions",
            {
                "statement": statement.id,
                "revision": statement.revision,
                "snapshot": statement.sha256,
                "ingested_at": ingested_at.isoformat(timespec="seconds"),
            },
        )

    def remove(self, statement_id: str) -> None:
        """Remove a statement with its sentences, links and verdicts; its snapshots stay."""
        self._db.execute("DELETE FROM statements WHERE id = ?", (statement_id,))

    def get(self, statement_id: str) -> Statement | None:
        """Return one statement by its id."""
        row = self._db.one(f"{_STATEMENT} WHERE statements.id = ?", (statement_id,))
        return _statement(row) if row else None

    def at(self, series: str, meeting_date: date) -> list[Statement]:
        """Return the statements of one meeting: one a kind of source."""
        rows = self._db.select(
            f"{_STATEMENT} WHERE series = ? AND meeting_date = ? ORDER BY statements.id",
            (series, meeting_date.isoformat()),
        )
        return [_statement(row) for row in rows]

    def of(self, series: str) -> list[Statement]:
        """Return the statements of one series, oldest first."""
        rows = self._db.select(
            f"{_STATEMENT} WHERE series = ? ORDER BY meeting_date, statements.id", (series,)
        )
        return [_statement(row) for row in rows]

    def of_group(self, group: str) -> list[Statement]:
        """Return the statements of all series of one group, oldest first."""
        rows = self._db.select(f"{_STATEMENT} WHERE grp = ? ORDER BY meeting_date, statements.id", (group,))
        return [_statement(row) for row in rows]

    def all(self) -> list[Statement]:
        """Return every statement, by series and date."""
        rows = self._db.select(f"{_STATEMENT} ORDER BY series.name, meeting_date, statements.id")
        return [_statement(row) for row in rows]

    def received(self) -> dict[str, datetime]:
        """Return when the current revision of each statement came in, by statement id."""
        rows = self._db.select(
            "SELECT statement, ingested_at FROM revisions JOIN statements ON id = statement"
            " WHERE revisions.revision = statements.revision",
        )
        return {row["statement"]: datetime.fromisoformat(row["ingested_at"]) for row in rows}


def _statement(row: Row) -> Statement:
    return Statement(
        id=row["id"],
        series=Series(row["series"], row["series_name"], row["series_group"]),
        meeting_date=date.fromisoformat(row["meeting_date"]),
        revision=row["revision"],
        sha256=row["snapshot"],
        origin=row["origin"],
        source_kind=SourceKind(row["source_kind"]),
        recipe=row["recipe"],
        title=row["title"],
        published_date=day(row["published_date"]),
        meeting_name=row["meeting_name"],
        number=row["number"],
        place=row["place"],
        language=row["language"],
        url=row["url"],
        media_type=row["media_type"],
    )
