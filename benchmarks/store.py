"""Taking a back-catalogue into the archive, beside bare inserts of the same rows; and its size on disk.

python -m benchmarks.store [SENTENCES] [ROUNDS]
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.sidebyside import in_turn, table
from store import Store
from store.engine import Place
from tracker.model import Annotated, Kind, Sentence, Series, Snapshot, SourceKind, Statement, Strength

MODEL = "all-MiniLM-L6-v2@1110a243fdf4"
_EACH = 40
_WORDS = 22
_TABLES = ("series", "snapshots", "statements", "revisions", "texts", "models", "embeddings", "sentences")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Statements that wait to be taken in, with their vectors."""

    statements: list[tuple[Statement, list[Sentence], list[Annotated]]]
    vectors: npt.NDArray[np.float16]

    @property
    def text_bytes(self) -> int:
        """Length of all texts."""
        return sum(len(place.text.encode()) for _, layout, _ in self.statements for place in layout)


def catalogue(sentences: int) -> Catalogue:
    """Invent statements of forty sentences; word frequencies follow Zipf's law, as in real language."""
    chance = random.Random(5)  # noqa: S311 - nothing secret
    letters = "aaabcdeeeefghiiiklmnnooopqrrrssstttuuvwy"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(12_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    series = Series("generated", "Generated", "Generated")
    made = []
    for number in range(sentences // _EACH):
        day = date(1950, 1, 1) + timedelta(days=number)
        texts = [" ".join(chance.choices(words, weights, k=_WORDS)).capitalize() + "." for _ in range(_EACH)]
        layout = [Sentence(text, paragraph=place // 4, line=place) for place, text in enumerate(texts)]
        made.append((_statement(series, day), layout, [_note(text) for text in texts]))
    vectors = np.random.default_rng(5).standard_normal((sentences, 384), dtype=np.float32)
    return Catalogue(made, vectors.astype(np.float16))


def _statement(series: Series, day: date) -> Statement:
    return Statement(
        id=f"{series.slug}/{day}",
        series=series,
        meeting_date=day,
        revision=1,
        sha256=f"{day.toordinal():064x}",
        origin=f"{day}.txt",
        source_kind=SourceKind.OFFICIAL,
        recipe=f"1; {MODEL}",
        title=f"Statement of {day}",
    )


def _note(text: str) -> Annotated:
    actor, verb, *rest = text.split()
    strength = Strength(0.7, "agree", verb)
    return Annotated(text, Kind.COMMITMENT, None, strength, actor, verb, " ".join(rest[:8]), 0.8)


def take_in(catalogue: Catalogue, place: Place) -> None:
    """Take everything in as an ingest does, in one transaction."""
    store, now = Store(place), datetime(2026, 1, 1, tzinfo=UTC)
    rows = iter(catalogue.vectors)
    with store.write():
        for statement, layout, notes in catalogue.statements:
            store.statements.save_series(statement.series)
            store.statements.save_snapshot(Snapshot(statement.sha256, b"raw", now, statement.origin))
            store.statements.save(statement, now)
            passages = store.sentences.replace(statement.id, layout, notes)
            store.vectors.save({passage.text_id: next(rows) for passage in passages}, MODEL)
    store.close()


def rows_of(path: Path) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Yield every table of an archive with its rows."""
    connection = sqlite3.connect(path)
    for name in _TABLES:
        yield name, connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - our own tables
    connection.close()


def insert_bare(tables: list[tuple[str, list[tuple[object, ...]]]], path: Path) -> None:
    """Insert rows that are ready into the same schema, in one transaction."""
    store = Store(path)
    with store.write():
        for name, rows in tables:
            marks = ", ".join("?" * len(rows[0]))
            store.db.many(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608
    store.close()


def main() -> None:
    sentences = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    given = catalogue(sentences)
    with tempfile.TemporaryDirectory() as name:
        folder, number = Path(name), count()
        take_in(given, folder / "first")
        tables = list(rows_of(folder / "first"))
        size = (folder / "first").stat().st_size
        jobs = {
            "bare executemany": partial(_fresh, insert_bare, tables, folder, number),
            "ingest, embeddings given": partial(_fresh, take_in, given, folder, number),
        }
        costs = in_turn(jobs, rounds)
    print(table(costs, "bare executemany", {"ingest, embeddings given": "≤ 3"}))
    each, text = size / sentences, given.text_bytes / sentences
    print(
        f"{each:.0f} bytes a sentence on disk: {text:.0f} of text, {each - text:.0f} beside it (goal ≤ 1200)"
    )


def _fresh(work: object, given: object, folder: Path, number: Iterator[int]) -> None:
    path = folder / f"archive{next(number)}"
    work(given, path)  # type: ignore[operator]
    path.unlink()


if __name__ == "__main__":
    main()
