from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from builders import SERIES, statement
from store import Server, Store
from store.engine import Place
from tracker.errors import StoreError
from tracker.model import (
    Annotated,
    Change,
    ChangeKind,
    ClauseMark,
    ClauseStatus,
    Deadline,
    Direction,
    Evidence,
    Kind,
    Label,
    Link,
    LinkScope,
    Match,
    Passage,
    Precision,
    Relation,
    Sentence,
    Snapshot,
    Standing,
    Strength,
    Verdict,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FULL = Annotated(
    "We will sign it by May.",
    Kind.COMMITMENT,
    Deadline("by May", date(2026, 5, 1), date(2026, 5, 31), Precision.MONTH),
    Strength(0.8, "commits", "will"),
    "We",
    "will sign",
    "it",
    0.9,
)
PLAIN = Annotated("They met.", Kind.PROCEDURAL)


def put(store: Store, day: str, notes: list[Annotated]) -> list[Passage]:
    spoken = statement(day)
    store.statements.save_series(SERIES)
    store.statements.save_snapshot(Snapshot(spoken.sha256, b"raw", NOW, spoken.origin))
    store.statements.save(spoken, NOW)
    return store.sentences.replace(spoken.id, [Sentence(n.text) for n in notes], notes)


def test_a_statement_comes_back_as_it_was_stored(store: Store) -> None:
    put(store, "2026-02-01", [FULL, PLAIN])
    assert store.statements.get("straits-dialogue/2026-02-01") == statement("2026-02-01")
    assert [p.annotated for p in store.sentences.of("straits-dialogue/2026-02-01")] == [FULL, PLAIN]


def test_a_snapshot_keeps_every_byte(store: Store) -> None:
    data = bytes(range(256)) * 40
    store.statements.save_snapshot(Snapshot("f" * 64, data, NOW, "x.bin"))
    assert store.statements.snapshot("f" * 64) == Snapshot("f" * 64, data, NOW, "x.bin")


def test_a_text_said_twice_is_stored_and_embedded_once(store: Store) -> None:
    first = put(store, "2026-01-01", [PLAIN])[0]
    second = put(store, "2026-02-01", [PLAIN])[0]
    assert first.text_id == second.text_id
    assert first.id != second.id


def test_a_revision_replaces_the_sentences_and_keeps_the_record(store: Store) -> None:
    put(store, "2026-01-01", [PLAIN])
    spoken = replace(statement("2026-01-01"), revision=2, sha256="1" * 64)
    store.statements.save_snapshot(Snapshot("1" * 64, b"newer", NOW, "x"))
    store.statements.save(spoken, NOW)
    store.sentences.replace(spoken.id, [Sentence(FULL.text)], [FULL])
    assert [p.annotated for p in store.sentences.of(spoken.id)] == [FULL]
    assert store.statements.holding("0" * 64) == store.statements.holding("1" * 64) == spoken.id


def test_links_and_verdicts_come_back_whole(store: Store) -> None:
    old = put(store, "2026-01-01", [FULL])[0]
    new = put(store, "2026-02-01", [PLAIN])[0]
    match = Match(
        old.id,
        new.id,
        0.75,
        Relation.CHANGED,
        (
            Change(ChangeKind.STRENGTH, "will", "may", Direction.SOFTENED),
            Change(ChangeKind.DATE, "May", None),
        ),
        (Evidence("shared wording", 0.5, 1.25),),
        (ClauseMark("new", 0, 4, ClauseStatus.KEPT),),
    )
    link = Link(match, LinkScope.SERIES, decided=True)
    standing = Standing(3, 4, date(2020, 1, 1), date(2026, 1, 1))
    verdicts = [
        Verdict(new.statement_id, new.id, Label.REPEATED, relation=Relation.CHANGED),
        Verdict(new.statement_id, old.id, Label.DROPPED, proven=False, standing=standing),
    ]
    store.links.replace(new.statement_id, [link], verdicts)
    assert store.links.into(new.statement_id) == [link]
    assert store.links.verdicts(new.statement_id) == verdicts


def test_vectors_are_kept_by_model_and_never_mixed(store: Store) -> None:
    passage = put(store, "2026-01-01", [PLAIN])[0]
    vector = np.array([0.5, -0.25], dtype=np.float16)
    store.vectors.save({passage.text_id: vector}, "m@1")
    assert store.vectors.by_text(["They met."], "m@1")["They met."].tolist() == vector.tolist()
    assert store.vectors.load([passage.text_id], "m@2") == {}


def test_another_dimension_under_one_name_is_refused(store: Store) -> None:
    a, b = put(store, "2026-01-01", [PLAIN, FULL])
    store.vectors.save({a.text_id: np.zeros(2, dtype=np.float16)}, "m@1")
    with pytest.raises(StoreError, match="3 dimensions, but 2 are stored"):
        store.vectors.save({b.text_id: np.zeros(3, dtype=np.float16)}, "m@1")


def test_words_are_found_and_query_syntax_is_not_obeyed(store: Store) -> None:
    passage = put(store, "2026-01-01", [FULL, PLAIN])[0]
    assert store.words.find("sign MAY") == [passage.text_id]
    assert store.words.find('sign OR "met') == []


def test_an_error_inside_a_write_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.write():
            put(store, "2026-01-01", [PLAIN])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert store.statements.all() == []
    assert store.statements.series() == []


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tracker.sqlite"
    path.write_bytes(b"this is not a database, but long enough to be read as one" * 20)
    with pytest.raises(StoreError, match=r"tracker\.sqlite: cannot be opened"):
        Store(path)


def test_a_newer_schema_is_refused(place: Place) -> None:
    store = Store(place)
    future = (
        "INSERT INTO tracker_migrations VALUES ('p9999_from_the_future', '2030')"
        if isinstance(place, Server)
        else "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('commitment-tracker', 'm9999_from_the_future', '2030')"
    )
    with store.write():
        store.db.execute(future)
    store.close()
    with pytest.raises(StoreError, match="newer version"):
        Store(place)


_WRITER = """
import sys
from pathlib import Path
from store import Server, Store
store = Store(Server(sys.argv[1]) if "://" in sys.argv[1] else Path(sys.argv[1]))
for _ in range(50):
    with store.write():
        n = store.db.one("SELECT n FROM counter")["n"]
        store.db.execute("UPDATE counter SET n = ?", (n + 1,))
"""


def test_writers_that_read_first_do_not_lose_each_others_work(place: Place, store: Store) -> None:
    store.db.execute("CREATE TABLE counter (n INTEGER)")
    store.db.execute("INSERT INTO counter VALUES (0)")
    workers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(place)])  # noqa: S603 - our own script
        for _ in range(3)
    ]
    assert [worker.wait(timeout=60) for worker in workers] == [0, 0, 0]
    assert store.db.one("SELECT n FROM counter") == {"n": 150}


def test_a_reader_is_not_blocked_by_a_writer(place: Place, store: Store) -> None:
    reader = Store(place)
    with store.write():
        put(store, "2026-01-01", [PLAIN])
        assert reader.statements.all() == []
    assert len(reader.statements.all()) == 1
    reader.close()
