"""Sentences with known kinds: the gold in ../shared, and examples that the project wrote itself."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from tracker.annotate.features import read
from tracker.annotate.kinds import statement_features

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
EXAMPLES = Path(__file__).with_name("data") / "kind_examples.jsonl"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence in its place with its kind; ``other`` is equally right, where the gold says so."""

    source: str
    document: str
    text: str
    kind: str
    other: str | None
    features: dict[str, float]


Row = tuple[str, str, str | None]
"""Text, kind, other kind."""


def load_gold(folder: Path = GOLD) -> list[Labelled]:
    """Return the gold sentences, each distinct text once, with features read in their own document."""
    documents: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for record in _records(folder / "seeds_sentences.jsonl"):
        row = (record["text"], record["kind"], record.get("alt_kind"))
        documents["seeds", record["doc"]].append(row)
    for record in _records(folder / "pairs_dev.jsonl"):
        if record["source"] == "seeds":
            continue
        for side in ("old", "new"):
            rows = [(t, k, None) for t, k in zip(record[side], record[f"{side}_kind"], strict=True)]
            documents[record["source"], record[f"{side}_date"]] = rows
    return _distinct(documents)


def load_examples(path: Path = EXAMPLES) -> list[Labelled]:
    """Return the project's own examples: short invented statements on other fields than the gold's."""
    documents: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for record in _records(path):
        documents["examples", record["doc"]].append((record["text"], record["kind"], None))
    return _distinct(documents)


def digest(folder: Path = GOLD) -> str:
    """Return a digest of the gold, so that floors are only held against the data they were set on."""
    names = ("seeds_sentences.jsonl", "pairs_dev.jsonl")
    return hashlib.sha256(b"".join((folder / name).read_bytes() for name in names)).hexdigest()[:16]


def _records(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _distinct(documents: dict[tuple[str, str], list[Row]]) -> list[Labelled]:
    seen: set[str] = set()
    result = []
    for (source, document), rows in documents.items():
        features = statement_features([read(text) for text, _, _ in rows])
        for (text, kind, other), found in zip(rows, features, strict=True):
            if text not in seen:
                seen.add(text)
                result.append(Labelled(source, f"{source} {document}", text, kind, other, found))
    return result
