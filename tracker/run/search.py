"""Finding threads by words and by meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.run.workspace import Workspace

if TYPE_CHECKING:
    from tracker.embed import Vectors

_SEEDS = 5
"""Best hits by words whose meaning is sought along with them."""
_ALIKE = 0.6
"""Least cosine of a sentence that means what a hit by words means."""
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
    ids, matrix = store.vectors.matrix(workspace.vectors.model)
    if len(ids):
        seeds = [matrix[ids.index(text)] for text in worded[:_SEEDS] if text in ids]
        if by_meaning or not worded:
            seeds = [workspace.vectors.of([query])[0]]
        scores |= _by_meaning(ids, matrix, seeds, scores, least=_ALIKE if worded else _NEAR)
    return _threads(workspace, scores, set(worded))[:limit]


def _by_meaning(
    ids: Sequence[int], matrix: Vectors, seeds: Sequence[Vectors], known: dict[int, float], *, least: float
) -> dict[int, float]:
    if not seeds:
        return {}
    import numpy as np

    cosines = (matrix @ np.stack(seeds).T).max(axis=1)
    return {
        text: float(cosine)
        for text, cosine in zip(ids, cosines, strict=True)
        if cosine >= least and text not in known
    }


def _threads(workspace: Workspace, scores: dict[int, float], worded: set[int]) -> list[Hit]:
    """Give every thread the score of its best sentence."""
    best: dict[str, Hit] = {}
    for text, threads in workspace.store.threads.with_texts(scores).items():
        for thread in threads:
            hit = Hit(thread, scores[text], "words" if text in worded else "meaning")
            if thread not in best or hit.score > best[thread].score:
                best[thread] = hit
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.thread))
