"""An archive moves to a server and back, whole."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from postgres import PostgresServer
from run.conftest import Bench, talk
from store import Server, Store
from store.moving import TABLES, contents, move
from tracker.cli.app import run
from tracker.errors import StoreError
from tracker.model import Decision, DecisionKind

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
def filled(bench: Bench) -> Bench:
    """A workspace with statements, news, a mail that was sent, and a decision; gaps in its numbers, too."""
    bench.seeded()
    bench.put("3.txt", talk(3, "2 February 2026"))
    bench.run()
    space = bench.open()
    with space.store.write():
        passage = space.store.sentences.of("harbour-dialogue/2025-03-04")[0]
        for why in ("saw it", "saw it again"):
            space.store.decisions.add(Decision(DecisionKind.MET, "me", NOW, why, thread=passage.thread))
        space.store.db.execute("DELETE FROM decisions WHERE why = 'saw it'")
    return bench


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that is not SQLite's own."""
    with sqlite3.connect(path) as db:
        names = [
            name
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if not name.startswith(("sqlite_", "_sqlite", "texts_fts"))
        ]
        rows = {name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr) for name in names}  # noqa: S608
    db.close()
    return rows


def there_and_back(bench: Bench, postgres: PostgresServer, capsys: pytest.CaptureFixture[str]) -> Path:
    url, back = postgres.new_database(), bench.folder / "back.sqlite"
    assert run(["migrate-store", "--to", url, "--config", str(bench.folder)]) == 0
    said = capsys.readouterr().out
    assert f'url = "{url}"' in said
    bench.url = url
    bench.configure()
    assert run(["migrate-store", "--to", str(back), "--config", str(bench.folder)]) == 0
    assert f'path = "{back}"' in capsys.readouterr().out
    return back


def test_both_files_are_equal_table_by_table(
    filled: Bench, postgres: PostgresServer, capsys: pytest.CaptureFixture[str]
) -> None:
    if filled.url:
        pytest.skip("begins with a file")
    first = filled.folder / "tracker.sqlite"
    before = dump(first)
    second = dump(there_and_back(filled, postgres, capsys))
    assert second == before == dump(first)
    assert set(before) == set(TABLES)
    assert {name for name in TABLES if before[name]} >= {"embeddings", "matches", "outbox_news", "decisions"}


def test_what_comes_in_after_a_move_is_numbered_on(filled: Bench, postgres: PostgresServer) -> None:
    target = Store(Server(postgres.new_database()))
    source = filled.open().store
    move(source, target)
    for store in (source, target):
        store.decisions.add(Decision(DecisionKind.MISSED, "me", NOW, "so it was", thread="x"))
        store.runs.begin(NOW, "m")
    assert contents(target) == contents(source)
    target.close()


def test_words_and_vectors_are_found_after_a_move(filled: Bench, postgres: PostgresServer) -> None:
    target = Store(Server(postgres.new_database()))
    source = filled.open().store
    move(source, target)
    assert sorted(target.words.find("fishing BOATS")) == sorted(source.words.find("fishing BOATS")) != []
    model = filled.spaces[-1].vectors.model
    ids, vectors = source.vectors.matrix(model)
    moved_ids, moved = target.vectors.matrix(model)
    assert (moved_ids, moved.tolist()) == (ids, vectors.tolist())
    target.close()


def test_an_archive_that_is_there_is_not_touched(filled: Bench, postgres: PostgresServer) -> None:
    target = Store(Server(postgres.new_database()))
    target.runs.begin(NOW, "m")
    before = contents(target)
    with pytest.raises(StoreError, match="there is an archive in it already"):
        move(filled.open().store, target)
    assert contents(target) == before
    target.close()


def test_a_copy_that_differs_is_not_kept(
    filled: Bench, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = Store(Server(postgres.new_database()))
    true_to_the_letter = target.db.pack_vector
    monkeypatch.setattr(target.db, "pack_vector", lambda vector: true_to_the_letter(vector * 2))
    with pytest.raises(StoreError, match="the copy differs in embeddings; nothing was kept"):
        move(filled.open().store, target)
    assert all(table.rows == 0 for table in contents(target).values())
    target.close()


def test_a_target_that_cannot_be_reached_leaves_no_file(
    filled: Bench, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("psycopg", reason="needs psycopg (the extra 'postgres')")
    to = f"postgresql:///x?host={tmp_path / 'nobody'}"
    assert run(["migrate-store", "--to", to, "--config", str(filled.folder)]) == 2
    assert "cannot be reached" in capsys.readouterr().err


def test_a_target_of_another_kind_is_refused(filled: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["migrate-store", "--to", "mysql://x/y", "--config", str(filled.folder)]) == 2
    assert "it must begin with postgresql://" in capsys.readouterr().err


def test_a_workspace_without_an_archive(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    if bench.url:
        pytest.skip("a server always has one")
    assert run(["migrate-store", "--to", "x.sqlite", "--config", str(bench.folder)]) == 2
    assert "there is no archive yet" in capsys.readouterr().err
