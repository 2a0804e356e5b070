"""A database of an earlier version is brought up to date without losing anything."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from sqlite_utils import Database

from store import Store
from store.migrations import migrations
from tracker.model import Passage

MODEL = "m@1"
TEXTS = ["Ministers will sign the protocol by May.", "They met in Oslo."]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of version 2: two sentences, one of them said twice, a match and a verdict."""
    path = tmp_path / "tracker.sqlite"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    migrations.apply(Database(connection), stop_before="m0003_smaller_rows")
    connection.execute("INSERT INTO series VALUES ('fjord', 'Fjord', 'Fjord')")
    connection.execute("INSERT INTO snapshots VALUES ('0', 'x', '2026-01-01T00:00:00+00:00', 0, x'')")
    for day in ("2026-01-01", "2026-02-01"):
        connection.execute(
            "INSERT INTO statements VALUES (?, 'fjord', ?, 1, '0', 'x', 'official', 'r', NULL, NULL, NULL,"
            " NULL, NULL, NULL, NULL, 'text/plain')",
            (f"fjord/{day}", day),
        )
    connection.executemany("INSERT INTO texts (text) VALUES (?)", [(text,) for text in TEXTS])
    connection.executemany(
        "INSERT INTO embeddings VALUES (?, ?, ?)",
        [(n, MODEL, np.array([n, -n], dtype="<f2").tobytes()) for n in (1, 2)],
    )
    connection.executemany(
        "INSERT INTO sentences (id, statement, idx, text_id, block, paragraph, line, kind, kind_probability,"
        " actor, verb, promised, thread)"
        " VALUES (?, ?, ?, ?, 'paragraph', 0, 0, 'commitment', 0.5, ?, ?, ?, 't')",
        [
            (1, "fjord/2026-01-01", 0, 1, "Ministers", "will sign", "the protocol"),
            (2, "fjord/2026-01-01", 1, 2, "the ministers", "met", None),
            (3, "fjord/2026-02-01", 0, 1, "Ministers", "will sign", "the protocol"),
        ],
    )
    connection.execute("INSERT INTO matches VALUES (3, 1, 'series', 1.0, 'verbatim', 0, '[]', '[]', '[]')")
    connection.execute(
        "INSERT INTO verdicts (statement, sentence, label, proven)"
        " VALUES ('fjord/2026-02-01', 3, 'repeated', 1)"
    )
    connection.close()
    return path


def test_everything_survives_the_move_to_smaller_rows(old: Path) -> None:
    store = Store(old)
    assert store.faults() == []
    passages = store.sentences.all()
    assert [p.layout.text for p in passages] == [TEXTS[0], TEXTS[1], TEXTS[0]]
    assert [_said(p) for p in passages] == [
        ("Ministers", "will sign", "the protocol"),
        ("the ministers", "met", None),
        ("Ministers", "will sign", "the protocol"),
    ]
    assert {p.thread for p in passages} == {"t"}
    assert [link.match.old for link in store.links.all()] == [1]
    assert len(store.links.all_verdicts()) == 1
    vectors = store.vectors.by_text(TEXTS, MODEL)
    assert {text: v.tolist() for text, v in vectors.items()} == {TEXTS[0]: [1, -1], TEXTS[1]: [2, -2]}


def test_words_are_still_found_and_kept_up_to_date_afterwards(old: Path) -> None:
    store = Store(old)
    assert store.words.find("protocol") == [1]
    with store.write():
        store.db.execute("DELETE FROM sentences WHERE text_id = 2")
        store.db.execute("DELETE FROM texts WHERE id = 2")
    assert store.words.find("Oslo") == []
    assert store.vectors.load([1, 2], MODEL).keys() == {1}


def test_references_are_checked_again_afterwards(old: Path) -> None:
    store = Store(old)
    with pytest.raises(sqlite3.IntegrityError):
        store.db.execute("DELETE FROM texts WHERE id = 1")


def test_a_move_that_fails_leaves_the_old_version(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> int:
        raise ValueError(text)

    monkeypatch.setattr("store.migrations.text_key", fail)
    with pytest.raises(Exception, match="cannot be opened"):
        Store(old)
    monkeypatch.undo()
    assert len(Store(old).sentences.all()) == 3


def test_free_space_is_told_once(
    old: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("store.engine.sqlite_file._WORTH_SAYING", 1)
    Store(old).close()
    assert "brought up to date" in caplog.text
    caplog.clear()
    Store(old).close()
    assert caplog.text == ""


def _said(passage: Passage) -> tuple[str | None, str | None, str | None]:
    note = passage.annotated
    return note.actor, note.verb, note.promised
