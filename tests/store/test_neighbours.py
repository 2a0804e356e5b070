from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from postgres import PostgresServer
from store import Server, Store
from store.neighbours import Neighbours

MODEL = "m@1"
COUNT, SIZE = 400, 16


@pytest.fixture
def store(postgres: PostgresServer) -> Iterator[Store]:
    """An archive with vectors, and no index over them yet."""
    made = Store(Server(postgres.new_database()))
    rows = np.random.default_rng(3).standard_normal((COUNT, SIZE)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    for number in range(COUNT):
        made.db.execute("INSERT INTO texts (id, key, text) VALUES (?, ?, ?)", (number, number, str(number)))
    made.vectors.save({n: row.astype(np.float16) for n, row in enumerate(rows)}, MODEL)
    yield made
    made.close()


def wanted(store: Store, number: int) -> list[int]:
    ids, matrix = store.vectors.matrix(MODEL)
    return [ids[n] for n in np.argsort(-(matrix @ matrix[number]))[:5]]


@pytest.mark.parametrize("indexed", [False, True])
def test_the_nearest_are_found_with_and_without_an_index(store: Store, indexed: bool) -> None:
    neighbours = Neighbours(store.db)
    assert neighbours.prepare(MODEL, least=COUNT if indexed else COUNT + 1) is indexed
    store.db.execute("ANALYZE")
    seeds = [store.vectors.load([n], MODEL)[n] for n in (0, 7)]
    found = neighbours.nearest(seeds, MODEL, 5)
    assert [list(near) for near in found] == [wanted(store, 0), wanted(store, 7)]
    assert found[1][7] == pytest.approx(1, abs=1e-3)


def test_what_comes_in_later_is_found_through_the_index(store: Store) -> None:
    neighbours = Neighbours(store.db)
    neighbours.prepare(MODEL, least=1)
    store.db.execute("INSERT INTO texts (id, key, text) VALUES (?, ?, ?)", (COUNT, COUNT, "late"))
    late = np.full(SIZE, -0.25, dtype=np.float16)
    store.vectors.save({COUNT: late}, MODEL)
    assert next(iter(neighbours.nearest([late], MODEL, 1)[0])) == COUNT


def test_an_index_that_was_interrupted_is_made_anew(store: Store) -> None:
    neighbours = Neighbours(store.db)
    neighbours.prepare(MODEL, least=1)
    store.db.execute(
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'embeddings_near_1'::regclass"
    )
    assert store.faults() == ["the index embeddings_near_1 is not valid"]
    assert neighbours.prepare(MODEL, least=1)
    assert store.faults() == []


def test_a_model_without_vectors_has_no_neighbours(store: Store) -> None:
    neighbours = Neighbours(store.db)
    assert not neighbours.prepare("other@1", least=1)
    assert neighbours.nearest([np.zeros(SIZE, dtype=np.float16)], "other@1", 3) == [{}]
