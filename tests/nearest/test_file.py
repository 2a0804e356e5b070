"""A vector file is whole, or not used."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nearest.conftest import MODEL, ids_of, rows
from tracker.nearest import Block, Mapped, append_rows, map_file, write_file
from tracker.nearest.layout import HEADER_BYTES, pack_header

pytestmark = pytest.mark.usefixtures("small_blocks")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "vectors" / "m.rows"
    assert write_file(made, MODEL, 8, [rows(1, 10), rows(11, 5)])
    return made


def opened(path: Path) -> Mapped:
    found = map_file(path, MODEL)
    assert isinstance(found, Mapped), found
    return found


def test_rows_come_back_as_they_were_written(path: Path) -> None:
    found = opened(path)
    assert ids_of(found.blocks()) == list(range(1, 16))
    assert (found.header.count, found.header.last_id) == (15, 15)
    assert np.array_equal(np.concatenate([b.vectors for b in found.blocks()])[10:], rows(11, 5).vectors)
    assert [w for b in found.blocks() for w in b.words] == [10 * n for n in range(1, 16)]


def test_only_rows_that_are_asked_for_are_read_where_their_places_are_known(path: Path) -> None:
    among = np.array([-3, 2, 3, 11, 15, 99])
    assert ids_of(opened(path).blocks(among)) == [2, 3, 11, 15]
    assert append_rows(path, opened(path).header, [rows(20, 3)])
    assert set(ids_of(opened(path).blocks(among))) >= {2, 3, 11, 15}


def test_rows_are_added_without_touching_the_others(path: Path) -> None:
    before = path.read_bytes()[HEADER_BYTES:]
    former = opened(path)
    assert append_rows(path, former.header, [rows(16, 3)])
    assert ids_of(opened(path).blocks()) == list(range(1, 19))
    assert path.read_bytes()[HEADER_BYTES:].startswith(before)
    assert ids_of(former.blocks()) == list(range(1, 16))


def test_what_a_write_left_unfinished_is_not_seen_and_is_written_over(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"\xff" * 100)
    header = opened(path).header
    assert header.count == 15
    assert append_rows(path, header, [rows(16, 2)])
    assert ids_of(opened(path).blocks()) == list(range(1, 18))


def test_rows_are_not_added_to_another_state(path: Path) -> None:
    header = opened(path).header
    assert append_rows(path, header, [rows(16, 2)])
    assert not append_rows(path, header, [rows(16, 2)])
    assert opened(path).header.count == 17


@pytest.mark.parametrize("keep", [0, 5, 1000, HEADER_BYTES, HEADER_BYTES + 100])
def test_a_file_cut_short_is_not_used(path: Path, keep: int) -> None:
    os.truncate(path, keep)
    expected = "is no vector file" if keep < HEADER_BYTES // 2 else "is cut short"
    assert str(map_file(path, MODEL)).startswith(expected)


def test_a_file_of_another_kind_version_model_or_state_is_not_used(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = path.read_bytes()
    assert map_file(path.with_name("none"), MODEL) == "is missing"
    assert "m@1" in str(map_file(path, "m@2"))
    path.write_bytes(whole[:20] + b"\x01" + whole[21:])
    assert map_file(path, MODEL) == "has a damaged header"
    path.write_bytes(b"SQLite format 3" + whole[15:])
    assert map_file(path, MODEL) == "is no vector file"
    path.write_bytes(whole)
    monkeypatch.setattr("tracker.nearest.layout.VERSION", 2)
    assert map_file(path, MODEL) == "is of version 1, not 2"


def test_a_file_that_tells_words_apart_otherwise_is_not_used(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.nearest.layout.words_key", lambda _: 1)
    assert "told apart" in str(map_file(path, MODEL))


def test_a_file_without_rows_is_a_file(tmp_path: Path) -> None:
    assert write_file(tmp_path / "m", MODEL, 8, [])
    found = opened(tmp_path / "m")
    assert list(found.blocks()) == []
    assert append_rows(tmp_path / "m", found.header, [rows(1, 2)])
    assert ids_of(opened(tmp_path / "m").blocks()) == [1, 2]


def test_another_size_of_vector_is_not_written(path: Path) -> None:
    with pytest.raises(ValueError, match="broadcast"):
        append_rows(path, opened(path).header, [rows(16, 2, dimension=4)])
    assert opened(path).header.count == 15


_FILL = """
import resource, sys
from pathlib import Path
from nearest.conftest import MODEL, rows
from tracker.nearest import append_rows, map_file, write_file
path, limit, how = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    if how == "append":
        append_rows(path, map_file(path, MODEL).header, [rows(16, 3000)])
    else:
        write_file(path, MODEL, 8, [rows(1, 3000)])
except OSError as error:
    sys.exit(3)
"""


@pytest.mark.parametrize("how", ["append", "write"])
def test_a_full_disk_leaves_the_file_as_it_was(path: Path, how: str) -> None:
    before = path.read_bytes()
    ended = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", _FILL, str(path), "20000", how],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert ended.returncode == 3
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == ["m.rows", "m.rows.lock"]


def test_two_writers_do_not_write_at_once(path: Path) -> None:
    header = opened(path).header

    def meanwhile() -> list[Block]:
        assert not append_rows(path, header, [rows(16, 1)])
        assert not write_file(path, MODEL, 8, [rows(1, 1)])
        return [rows(16, 2)]

    assert append_rows(path, header, _late(meanwhile))
    assert opened(path).header == replace(header, count=17, last_id=17)


def _late(make: Callable[[], list[Block]]) -> Iterator[Block]:
    yield from make()


def test_a_header_is_one_page_at_the_most(path: Path) -> None:
    assert len(pack_header(replace(opened(path).header, model="x" * 5000))) <= HEADER_BYTES
