"""Vectors in one table beside the same vectors in partitions: making the index, and looking up.

python -m benchmarks.partitions [VECTORS] [PARTITIONS]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.postgres import around_centres, server
from store import Server, Store

_LOOKUPS = 40
_NEAR = "SELECT id FROM {} ORDER BY vector <=> ? LIMIT 10"


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    parts = int(sys.argv[2]) if len(sys.argv) > 2 else 8
    vectors = around_centres(number)
    with tempfile.TemporaryDirectory() as name, server(None, Path(name)) as url:
        store = Store(Server(url))
        store.db.execute("CREATE TABLE whole (id bigint, vector halfvec(384))")
        store.db.execute("CREATE TABLE split (id bigint, vector halfvec(384)) PARTITION BY HASH (id)")
        for part in range(parts):
            rule = f"WITH (MODULUS {parts}, REMAINDER {part})"
            store.db.execute(f"CREATE TABLE split_{part} PARTITION OF split FOR VALUES {rule}")
        figures = {}
        for table in ("whole", "split"):
            store.db.load(
                table,
                ({"id": n, "vector": store.db.pack_vector(v)} for n, v in enumerate(vectors)),
            )
            figures[table] = _made(store, table), _looked_up(store, table, vectors[:_LOOKUPS])
        store.close()
    (made, looked), (made_split, looked_split) = figures["whole"], figures["split"]
    print(f"{number:,} vectors, {parts} partitions against one table, the same index on each:")
    print(f"  index made: {made_split / made:.2f} × ({made_split:.1f} s and {made:.1f} s)")
    print(
        f"  {_LOOKUPS} nearest: {looked_split / looked:.2f} ×"
        f" ({1000 * looked_split:.0f} ms and {1000 * looked:.0f} ms)"
    )


def _made(store: Store, table: str) -> float:
    start = time.perf_counter()
    store.db.execute(f"CREATE INDEX ON {table} USING hnsw (vector halfvec_cosine_ops)")
    return time.perf_counter() - start


def _looked_up(store: Store, table: str, vectors: npt.NDArray[np.float16]) -> float:
    store.db.execute(f"ANALYZE {table}")
    store.db.execute("SET hnsw.ef_search = 200")
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for vector in vectors:
            list(store.db.select(_NEAR.format(table), (store.db.pack_vector(vector),)))
        best = min(best, time.perf_counter() - start)
    return best


if __name__ == "__main__":
    main()
