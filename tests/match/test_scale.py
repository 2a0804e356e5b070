"""Five thousand sentences a side, and a pool of many: time and memory, in a process of their own."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

_COMPARE = """
import json, random, resource, time
import numpy as np
from tracker.match import Side, compare
random.seed(0); rng = np.random.default_rng(0); n = 5000
words = ["".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=random.randint(3, 10))) for _ in range(8000)]
rank = rng.zipf(1.3, 400000) % 8000
say = lambda: [words[rank[random.randrange(400000)]] for _ in range(25)]
old = [say() for _ in range(n)]
new = [[w if random.random() > .3 else random.choice(words) for w in s] for s in old[:3000]]
new += [say() for _ in range(2000)]
a = rng.standard_normal((n, 384), dtype=np.float32)
b = rng.standard_normal((n, 384), dtype=np.float32); b[:3000] = a[:3000] + .8 * b[:3000]
start = time.process_time()
found = compare(Side([" ".join(s) for s in old], a), Side([" ".join(s) for s in new], b))
right = sum(m.old == m.new for m in found.matches)
print(json.dumps([time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, right,
                  len(found.matches)]))
"""
_RECALL = """
import json, resource, time, tracemalloc
import numpy as np
from tracker.match import Side, recall
rng = np.random.default_rng(0); n = 300_000
pool = rng.standard_normal((n, 64), dtype=np.float32)
pool /= np.linalg.norm(pool, axis=1, keepdims=True)
texts = [f"paragraph {k} on tolls" for k in range(n)]
texts[123456] = "Nets finer than forty millimetres are banned in the lower lake"
old = Side(texts, pool)
reworded = "Nets finer than forty millimetres remain banned in the lower lake"
new = Side([texts[7].upper(), reworded], pool[[7, 123456]])
tracemalloc.start(); start = time.process_time()
found = recall(new, old)
print(json.dumps([time.process_time() - start, tracemalloc.get_traced_memory()[1] / 2**20,
                  [m.old for m in found]]))
"""


def _run(code: str) -> list:
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    return json.loads(done.stdout)


@pytest.mark.slow
def test_five_thousand_by_five_thousand_in_two_gigabytes_and_a_minute():
    seconds, kilobytes, right, all_found = _run(_COMPARE)
    assert kilobytes < 2 * 1024**2
    assert seconds < 60  # of processor time, so that a busy machine fails nothing
    assert right > 2950
    assert all_found < right + 50


@pytest.mark.slow
def test_a_large_pool_takes_little_memory_beside_its_vectors():
    seconds, megabytes, found = _run(_RECALL)
    assert megabytes < 100
    assert seconds < 60
    assert found == [7, 123456]
