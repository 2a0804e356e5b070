"""What was said before a moment, a part at a time: the latest of each text, and who carries a thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from store.engine import Engine
from store.sentences import passage_of
from tracker.model import Passage

_SAID = """
    FROM sentences JOIN texts ON texts.id = sentences.text_id
    JOIN statements ON statements.id = sentences.statement
"""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of what was said: up to a statement, which itself is not in it, by some series."""

    until: tuple[date, str]
    """Date of the meeting and id of the statement: the order in which statements are read."""
    series: tuple[str, ...]


class Past:
    """Reads sentences by what they say and when."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def text_ids(self, stretch: Stretch, limit: int | None = None) -> list[int]:
        """Return the ids of the texts of a stretch, ascending; with a limit, any so many."""
        where, values = self._within(stretch)
        ending = "ORDER BY text_id" if limit is None else f"LIMIT {limit}"
        rows = self._db.select(
            "SELECT DISTINCT text_id FROM sentences JOIN statements ON statements.id = sentences.statement"
            f" WHERE {where} {ending}",
            values,
        )
        return sorted(row["text_id"] for row in rows)

    def latest(self, text_ids: Iterable[int], stretch: Stretch) -> list[Passage]:
        """Return the last sentence of a stretch that says each of the texts, in the order of time.

        Texts that nobody said there are absent.
        """
        where, values = self._within(stretch)
        order = "meeting_date {0}, statements.id {0}, idx {0}"
        rows = self._db.select(
            "SELECT * FROM (SELECT sentences.*, texts.text, meeting_date AS said_on,"
            f" row_number() OVER (PARTITION BY text_id ORDER BY {order.format('DESC')}) AS place {_SAID}"
            f" WHERE {where} AND text_id {self._db.among}) AS said"
            " WHERE place = 1 ORDER BY said_on, statement, idx",
            [*values, self._db.array(sorted(set(text_ids)))],
        )
        return [passage_of(row) for row in rows]

    def saying(self, statement_id: str, texts: Iterable[str]) -> list[Passage]:
        """Return the sentences of a statement that say some texts word for word, in order."""
        wanted = frozenset(texts)
        rows = self._db.select(
            f"SELECT sentences.*, texts.text {_SAID} WHERE statement = ? ORDER BY idx", (statement_id,)
        )
        return [passage_of(row) for row in rows if row["text"] in wanted]

    def carriers(self, thread: str, series: str) -> list[str]:
        """Return the ids of the statements of a series that carry a thread.

        A statement carries the threads of its sentences, and those of the sentences of its own series that
        its sentences are linked with.
        """
        rows = self._db.select(
            "SELECT statement FROM sentences JOIN statements ON statements.id = sentences.statement"
            " WHERE thread = ? AND series = ?"
            " UNION SELECT newer.statement FROM sentences AS older JOIN matches ON matches.old = older.id"
            " JOIN sentences AS newer ON newer.id = matches.new"
            " JOIN statements AS before ON before.id = older.statement"
            " JOIN statements AS after ON after.id = newer.statement"
            " WHERE older.thread = ? AND before.series = ? AND after.series = ?",
            (thread, series, thread, series, series),
        )
        return [row["statement"] for row in rows]

    def _within(self, stretch: Stretch) -> tuple[str, list[object]]:
        day, statement_id = stretch.until
        return (
            f"series {self._db.among} AND (meeting_date, statements.id) < (?, ?)",
            [self._db.array(stretch.series), day.isoformat(), statement_id],
        )
