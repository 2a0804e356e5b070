"""The folder of the site: only what changed is written, only what is ours is removed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tracker.errors import ConflictError, TrackerError
from tracker.run.folder import MANIFEST, write_folder

FILES = [("index.html", b"one"), ("series/a/index.html", b"two"), ("series/b/index.html", b"three")]


def test_second_build_touches_nothing(tmp_path: Path) -> None:
    assert len(write_folder(tmp_path, FILES).changed) == 3
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()}
    again = write_folder(tmp_path, FILES)
    assert (again.changed, again.removed, again.total) == ((), (), 3)
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()} == before


def test_only_the_changed_file_is_written(tmp_path: Path) -> None:
    write_folder(tmp_path, FILES)
    changed = write_folder(tmp_path, [*FILES[:2], ("series/b/index.html", b"new")]).changed
    assert changed == (tmp_path / "series/b/index.html",)


def test_stale_files_go_with_their_empty_folders(tmp_path: Path) -> None:
    write_folder(tmp_path, FILES)
    foreign = tmp_path / "series" / "a" / "note.txt"
    foreign.write_text("mine")
    removed = write_folder(tmp_path, FILES[:1]).removed
    assert len(removed) == 2
    assert foreign.read_text() == "mine"
    assert not (tmp_path / "series" / "b").exists()


def test_foreign_file_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(ConflictError, match="did not write"):
        write_folder(tmp_path, FILES)
    assert (tmp_path / "index.html").read_text() == "mine"


def test_manifest_that_points_outside_is_not_believed(tmp_path: Path) -> None:
    folder, victim = tmp_path / "site", tmp_path / "victim"
    victim.write_text("mine")
    folder.mkdir()
    (folder / MANIFEST).write_text('{"files": ["../victim", "/etc/hostname", 7]}')
    write_folder(folder, FILES)
    assert victim.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(TrackerError, match="cannot be written"):
        write_folder(tmp_path / "site", FILES)


def test_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("")
    with pytest.raises(TrackerError, match="cannot be written"):
        write_folder(tmp_path / "site", FILES)
