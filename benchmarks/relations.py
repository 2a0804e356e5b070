"""Print the figures of docs/relations.md: contrast pairs, gold confusion (cross-validated), speed.

Usage: python benchmarks/relations.py [--misses]; ``--misses`` lists the wrongly judged contrast pairs. All
contrast pairs are regression tests by now: the blind figures of each round are in the document alone.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

from fit_relations import GOLD, WEIGHTS, report

from tracker.match.relation import judge
from tracker.match.relation.cached import mentions, reading
from tracker.model import Relation

SHIPPED = json.loads(WEIGHTS.read_text("utf-8"))["weights"]
"""Given to ``judge`` where its memory of judged pairs would flatter the speed."""
PAIRS = Path(__file__).resolve().parents[1] / "tests" / "match" / "relation"


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (PAIRS / name).read_text("utf-8").splitlines()]


def count(records: list[dict[str, Any]]) -> Counter[str]:
    """Count pairs, right judgements and harmless pairs with any change at all."""
    counts: Counter[str] = Counter()
    for record in records:
        found = judge(record["old"], record["new"])
        sort = "changed" if record["changed"] else "harmless"
        counts[sort] += 1
        counts[f"{sort} right"] += (found.relation is Relation.CHANGED) == record["changed"]
        counts[f"{sort} with changes"] += bool(found.changes)
    return counts


def print_contrast(show_misses: bool) -> None:
    for path in sorted(PAIRS.glob("contrast*.jsonl")):
        records = read(path.name)
        c = count(records)
        caught, false = c["changed right"] / c["changed"], 1 - c["harmless right"] / c["harmless"]
        print(
            f"{path.stem:16} caught {c['changed right']}/{c['changed']} = {caught:.1%}, false alarms "
            f"{c['harmless'] - c['harmless right']}/{c['harmless']} = {false:.1%}, "
            f"any change listed on harmless {c['harmless with changes']}"
        )
        for record in records if show_misses else ():
            found = judge(record["old"], record["new"])
            if (found.relation is Relation.CHANGED) != record["changed"]:
                print(f"  {record['kind']}: {record['old']} | {record['new']} → {found.relation}")


def print_speed() -> None:
    records = read("contrast.jsonl")
    reading.cache_clear()
    mentions.cache_clear()
    start = time.process_time()
    for record in records:
        judge(record["old"], record["new"], weights=SHIPPED)
    print(f"short pairs: {(time.process_time() - start) / len(records) * 1e3:.2f} ms of processor time each")
    words = [word for record in records for word in record["old"].split()]
    choose = random.Random(7)  # noqa: S311
    old = choose.choices(words, k=2000)
    new = [word if choose.random() > 0.2 else choose.choice(words) for word in old]
    start = time.process_time()
    judge(" ".join(old), " ".join(new))
    print(f"one pair of 2,000-word sentences: {(time.process_time() - start) * 1e3:.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    print_contrast(arguments.misses)
    print_speed()
    if not GOLD.exists():
        print(f"gold: {GOLD} is not there, skipped")
        return
    report()


if __name__ == "__main__":
    main()
