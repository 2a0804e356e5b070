"""The file of vectors: derived, kept up to date, and never trusted further than it deserves."""

from __future__ import annotations

import fcntl
import logging
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from run.long_series import NOW, in_memory, put, statements
from store import Store
from tracker.config import Config
from tracker.nearest import Mapped, map_file
from tracker.run.nearby import Nearby
from tracker.run.workspace import Workspace

SAID = statements(20, 8)


@pytest.fixture(autouse=True)
def _small(light_model: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.run.nearby._WORTH", 10)
    monkeypatch.setattr("tracker.run.nearby._CHUNK", 7)


def on_disk(folder: Path, number: int = 10, skip: int = 0) -> Workspace:
    config = Config()
    store = config.store.model_copy(update={"path": folder / "tracker.sqlite"})
    made = Workspace(config.model_copy(update={"store": store}), folder / "config.toml", lambda: NOW)
    for statement, texts in SAID[skip : skip + number]:
        put(made, statement, texts)
    return made


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = on_disk(tmp_path)
    made.nearby.refresh()
    return made


def path_of(workspace: Workspace) -> Path:
    assert workspace.nearby.path is not None
    return workspace.nearby.path


def mapped(workspace: Workspace) -> Mapped:
    found = map_file(path_of(workspace), workspace.vectors.model)
    assert isinstance(found, Mapped), found
    return found


def rows_of(nearby: Nearby) -> list[tuple[int, int, bytes]]:
    return [
        (int(n), int(w), v.tobytes())
        for block in nearby.blocks()
        for n, w, v in zip(block.ids, block.words, block.vectors, strict=True)
    ]


def stored(workspace: Workspace) -> list[tuple[int, int, bytes]]:
    """All rows as they are read where there is no file."""
    shutil.rmtree(path_of(workspace).parent, ignore_errors=True)
    return rows_of(Nearby(workspace.store, workspace.vectors.model))


def test_it_holds_what_the_database_holds(workspace: Workspace) -> None:
    found = rows_of(workspace.nearby)
    assert mapped(workspace).header.count == len(found) > 50
    assert found == stored(workspace)


def test_what_comes_in_is_found_before_it_is_written_and_then_added(workspace: Workspace) -> None:
    before, inode = path_of(workspace).read_bytes(), path_of(workspace).stat().st_ino
    put(workspace, *SAID[10])
    unwritten = rows_of(workspace.nearby)
    workspace.nearby.refresh()
    assert mapped(workspace).header.count == len(unwritten) > (len(before) - 4096) // (16 + 4 * 384)
    assert path_of(workspace).stat().st_ino == inode
    assert path_of(workspace).read_bytes()[4096:].startswith(before[4096:])
    assert rows_of(workspace.nearby) == unwritten == stored(workspace)


def test_what_may_still_be_taken_back_is_not_written(workspace: Workspace) -> None:
    count = mapped(workspace).header.count

    def take_back() -> None:
        with workspace.store.write():
            put(workspace, *SAID[11])
            workspace.nearby.refresh()
            assert len(rows_of(workspace.nearby)) > count
            raise RuntimeError

    with pytest.raises(RuntimeError):
        take_back()
    assert mapped(workspace).header.count == count
    assert rows_of(workspace.nearby) == stored(workspace)


@pytest.mark.parametrize("damage", ["gone", "short", "empty", "version", "other model", "junk"])
def test_a_file_that_cannot_be_used_is_made_anew(workspace: Workspace, damage: str) -> None:
    path = path_of(workspace)
    whole = path.read_bytes()
    if damage == "gone":
        path.unlink()
    elif damage in ("short", "empty"):
        os.truncate(path, len(whole) - 100 if damage == "short" else 0)
    else:
        place, value = {"version": (8, 9), "other model": (42, 88), "junk": (0, 0)}[damage]
        path.write_bytes(whole[:place] + bytes([value]) + whole[place + 1 :])
    fresh = Nearby(workspace.store, workspace.vectors.model)
    assert rows_of(fresh)  # at once, from the database
    fresh.refresh()
    assert path.read_bytes() == whole


def test_a_file_of_another_archive_is_made_anew(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = on_disk(tmp_path / "other", skip=8)
    path_of(other).parent.mkdir()
    shutil.copy(path_of(workspace), path_of(other))
    found = rows_of(other.nearby)
    other.nearby.refresh()
    assert found == rows_of(other.nearby) == stored(other)


def test_an_archive_that_went_back_to_a_backup_is_noticed(workspace: Workspace, tmp_path: Path) -> None:
    workspace.store.close()
    shutil.copy(tmp_path / "tracker.sqlite", tmp_path / "backup")
    later = on_disk(tmp_path, 3, skip=10)
    later.nearby.refresh()
    later.store.close()
    shutil.copy(tmp_path / "backup", tmp_path / "tracker.sqlite")
    again = on_disk(tmp_path, 4, skip=14)
    again.nearby.refresh()
    assert rows_of(again.nearby) == stored(again)


def test_vectors_of_another_dimension_are_made_anew(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with workspace.store.write():
        rows = {n: np.ones(4, dtype=np.float16) / 2 for n, _, _ in rows_of(workspace.nearby)}
        workspace.store.db.execute("DELETE FROM embeddings")
        workspace.store.vectors.save(rows, workspace.vectors.model)
    workspace.nearby.refresh()
    assert mapped(workspace).header.dimension == 4


def test_texts_without_a_vector_are_noticed(workspace: Workspace) -> None:
    assert workspace.nearby.complete()
    with workspace.store.write():
        workspace.store.db.execute("INSERT INTO texts (key, text) VALUES (1, 'said under another model')")
    assert not workspace.nearby.complete()
    assert not Nearby(workspace.store, "other@1").complete()
    other = Nearby(workspace.store, "other@1")
    other.refresh()
    assert other.path is not None
    assert not other.path.exists()


def test_vectors_that_come_late_make_it_anew(workspace: Workspace) -> None:
    ids = [n for n, _, _ in rows_of(workspace.nearby)]
    late = workspace.store.vectors.load(ids[:3], workspace.vectors.model)
    with workspace.store.write():
        workspace.store.db.execute("DELETE FROM embeddings WHERE text_id <= ?", (ids[2],))
    path_of(workspace).unlink()
    workspace.nearby.refresh()
    assert not path_of(workspace).exists()
    with workspace.store.write():
        workspace.store.vectors.save(late, workspace.vectors.model)
    workspace.nearby.refresh()
    assert [n for n, _, _ in rows_of(workspace.nearby)] == ids


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, former[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)


@pytest.mark.parametrize("there", [True, False])
def test_a_full_disk_is_told_and_the_database_serves(
    workspace: Workspace, there: bool, caplog: pytest.LogCaptureFixture
) -> None:
    before = path_of(workspace).read_bytes()
    if not there:
        path_of(workspace).unlink()
    put(workspace, *SAID[12])
    with no_file_longer_than(len(before) if there else 20_000):
        workspace.nearby.refresh()
        workspace.nearby.refresh()
    warnings = [record for record in caplog.records if record.levelno == logging.WARNING]
    assert len(warnings) == 1
    assert "cannot be written (File too large)" in warnings[0].getMessage()
    names = {path.name for path in path_of(workspace).parent.iterdir()} - {path_of(workspace).name + ".lock"}
    assert names == ({path_of(workspace).name} if there else set())
    if there:
        assert path_of(workspace).read_bytes() == before
    assert rows_of(workspace.nearby) == stored(workspace)


def test_while_another_process_writes_the_database_serves(workspace: Workspace) -> None:
    put(workspace, *SAID[13])
    before = path_of(workspace).read_bytes()
    with Path(f"{path_of(workspace)}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        workspace.nearby.refresh()
        assert path_of(workspace).read_bytes() == before
        assert len(rows_of(workspace.nearby)) > mapped(workspace).header.count


def test_an_archive_in_memory_has_no_file() -> None:
    workspace = in_memory()
    put(workspace, *SAID[0])
    workspace.nearby.refresh()
    assert workspace.nearby.path is None
    assert workspace.nearby.complete()
    assert len(rows_of(workspace.nearby)) == len(set(SAID[0][1]))


def test_a_small_archive_needs_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.run.nearby._WORTH", 1000)
    workspace = on_disk(tmp_path)
    workspace.nearby.refresh()
    assert not path_of(workspace).parent.exists()


_PROCESS = """
import sys
from pathlib import Path
import numpy as np
from store import Store
from tracker.run import nearby
nearby._WORTH = 10
store = Store(Path(sys.argv[1]))
mine, model = nearby.Nearby(store, "m@1"), "m@1"
chance = np.random.default_rng(int(sys.argv[2]))
for n in range(25):
    with store.write():
        last = store.db.one("SELECT coalesce(max(id), 0) AS n FROM texts")["n"]
        ids = range(last + 1, last + 9)
        rows = [(i, i, f"Text {i}.") for i in ids]
        store.db.many("INSERT INTO texts (id, key, text) VALUES (?, ?, ?)", rows)
        store.vectors.save({i: chance.standard_normal(8).astype(np.float16) for i in ids}, model)
    mine.refresh()
    seen = [int(i) for block in mine.blocks() for i in block.ids]
    assert seen == list(range(1, len(seen) + 1)) and len(seen) >= ids[-1], (seen[-1], ids[-1])
"""


def test_two_processes_that_take_in_and_refresh_do_not_disturb_each_other(tmp_path: Path) -> None:
    path = tmp_path / "tracker.sqlite"
    store = Store(path)
    workers = [
        subprocess.Popen([sys.executable, "-c", _PROCESS, str(path), str(seed)])  # noqa: S603 - our own script
        for seed in range(3)
    ]
    assert [worker.wait(timeout=120) for worker in workers] == [0, 0, 0]
    last = Nearby(store, "m@1")
    last.refresh()
    assert last.path is not None
    held = map_file(last.path, "m@1")
    assert isinstance(held, Mapped)
    assert held.header.count == 600
    found = rows_of(last)
    last.path.unlink()
    assert rows_of(Nearby(store, "m@1")) == found
