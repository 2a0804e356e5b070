"""Readers of a file see the last state that was committed, however long somebody writes."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from store import Store

_WRITER = """
import sys, time
from pathlib import Path
from store import Store
store = Store(Path(sys.argv[1]))
with store.write():
    for n in range(40_000):
        store.db.execute("INSERT INTO texts (key, text) VALUES (?, ?)", (n, f"Sentence number {n}." * 20))
        if n == 1000:
            print("under way", flush=True)
    print("nearly there", flush=True)
    sys.stdin.readline()
print("done", flush=True)
"""
_LONGEST = 2.0
"""Seconds that one read may take on a busy machine; a writer holds its lock for longer."""


def test_reads_go_on_during_a_long_write(tmp_path: Path) -> None:
    path = tmp_path / "tracker.sqlite"
    store = Store(path)
    with subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, "-c", _WRITER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        assert writer.stdout.readline() == "under way\n"
        reads = [_read(store) for _ in range(50)]
        assert writer.stdout.readline() == "nearly there\n"
        reads += [_read(Store(path)) for _ in range(5)]
        writer.stdin.write("\n")
        writer.stdin.flush()
        assert writer.stdout.readline() == "done\n"
    assert {count for count, _ in reads} == {0}
    assert max(seconds for _, seconds in reads) < _LONGEST
    assert store.vectors.texts_after(0) == 40_000


def test_a_writer_does_not_wait_for_those_who_read(tmp_path: Path) -> None:
    store, reader = Store(tmp_path / "tracker.sqlite"), Store(tmp_path / "tracker.sqlite")
    with reader.db.reading():
        assert reader.vectors.texts_after(0) == 0
        with store.write():
            store.db.execute("INSERT INTO texts (key, text) VALUES (1, 'They met.')")
        assert store.vectors.texts_after(0) == 1
        assert reader.vectors.texts_after(0) == 0
    assert reader.vectors.texts_after(0) == 1


def _read(store: Store) -> tuple[int, float]:
    start = time.perf_counter()
    return store.vectors.texts_after(0), time.perf_counter() - start
