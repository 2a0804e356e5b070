"""Finding threads by words and by meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.neighbours import Neighbours
from tracker.run.workspace import Workspace

if TYPE_CHECKING:
    from tracker.embed import Vectors
    from tracker.nearest import Ids
    from tracker.run.vectors import Half

_SEEDS = 5
"""Best hits by words whose meaning is sought along with them."""
_ALIKE = 0.6
"""Least cosine of a sentence that means what a hit by words means."""
_REACH = 200
"""Texts that a server is asked for, for each seed."""
_NEAR = 0.3
"""Least cosine of a sentence that means what was asked."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thread that was found, with how well it fits (only comparable within one search)."""

    thread: str
    score: float
    by: str
    """``words`` or ``meaning``."""


def search_threads(
    workspace: Workspace, query: str, *, limit: int = 10, by_meaning: bool = False
) -> list[Hit]:
    """Find threads: by their words first, then by meaning.

    Where words find something, what means the same is found through the stored vectors of the hits, so that
    no model is loaded. The query itself is embedded only when words find nothing, or on request.

    Args:
        workspace: where to search.
        query: words, or a sentence.
        limit: how many threads to return at the most.
        by_meaning: embed the query in any case.
    """
    store = workspace.store
    worded = store.words.find(query)
    scores = {text: 2.0 - place / (len(worded) + 1) for place, text in enumerate(worded)}
    model = workspace.vectors.model
    if store.vectors.dimension(model):
        embed = by_meaning or not worded
        stored = store.vectors.load([] if embed else worded[:_SEEDS], model)
        seeds = [workspace.vectors.of([query])[0]] if embed else [stored[n] for n in worded if n in stored]
        least = _ALIKE if worded else _NEAR
        alike = _alike(workspace, seeds, least) if seeds else {}
        scores |= {text: near for text, near in alike.items() if text not in scores}
    return _threads(workspace, scores, set(worded))[:limit]


def _alike(workspace: Workspace, seeds: Sequence[Vectors | Half], least: float) -> dict[int, float]:
    """Return texts near to a seed, with the cosine: all there are, or on a server the nearest."""
    import numpy as np

    found: dict[int, float] = {}
    store, model = workspace.store, workspace.vectors.model
    if not store.db.shared:
        turned = np.stack(seeds).astype(np.float32).T
        for ids, rows in _rows(workspace):
            cosines = (rows @ turned).max(axis=1)
            near = np.flatnonzero(cosines >= least)
            found |= zip(ids[near].tolist(), cosines[near].tolist(), strict=True)
        return found
    halves = [seed.astype(np.float16) for seed in seeds]
    for each in Neighbours(store.db).nearest(halves, model, _REACH):
        for text, cosine in each.items():
            if cosine >= least:
                found[text] = max(cosine, found.get(text, -1.0))
    return found


def _rows(workspace: Workspace) -> Iterator[tuple[Ids, Vectors]]:
    """Yield ids and vectors of all texts: from the file of vectors, or of a small archive all at once."""
    import numpy as np

    if workspace.nearby.count:
        for block in workspace.nearby.blocks():
            yield block.ids, block.vectors
        return
    ids, matrix = workspace.store.vectors.matrix(workspace.vectors.model)
    yield np.array(ids, dtype=np.int64), matrix


def _threads(workspace: Workspace, scores: dict[int, float], worded: set[int]) -> list[Hit]:
    """Give every thread the score of its best sentence."""
    best: dict[str, Hit] = {}
    for text, threads in workspace.store.threads.with_texts(scores).items():
        for thread in threads:
            hit = Hit(thread, scores[text], "words" if text in worded else "meaning")
            if thread not in best or hit.score > best[thread].score:
                best[thread] = hit
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.thread))
