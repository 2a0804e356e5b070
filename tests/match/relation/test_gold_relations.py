"""Floor on the gold pairs; cross-validated figures are printed by benchmarks/relations.py."""

import json
from itertools import pairwise

import pytest

from tracker.match.relation import judge

NAMES = {"identical": "verbatim", "evolved": "changed"}


@pytest.mark.slow
def test_relations_of_the_gold_pairs(shared):
    right = total = 0
    for line in (shared / "gold" / "pairs_dev.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        for old, new, relation, sure in record["pairs"]:
            if sure:
                total += 1
                judged = judge(record["old"][old], record["new"][new]).relation
                right += judged == NAMES.get(relation, relation)
    assert right / total >= 0.75


@pytest.mark.slow
def test_every_mark_and_fact_of_the_gold_pairs_is_sound(shared):
    for line in (shared / "gold" / "pairs_dev.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        for old, new, _, _ in record["pairs"]:
            texts = {"old": record["old"][old], "new": record["new"][new]}
            judgement = judge(texts["old"], texts["new"])
            for side, text in texts.items():
                marks = [m for m in judgement.clauses if m.side == side]
                assert all(0 <= m.start < m.end <= len(text) for m in marks)
                assert all(a.end <= b.start for a, b in pairwise(marks))
            assert len({str(c) for c in judgement.changes}) == len(judgement.changes) <= 6
