"""Labelled pairs of the shared series, kept as places in their texts: the texts are not the project's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tracker.match import Labelled

_SOFT_HYPHEN = "\u00ad"
LABELS = Path(__file__).resolve().parents[1] / "tests" / "match" / "gold" / "series" / "labels.jsonl"


def read_series_labels(series: Path, labels: Path = LABELS) -> Iterator[Labelled]:
    """Yield the labelled documents whose texts stand in the folder ``series``; none are counted in figures.

    Sentences are cut by the places noted in the labels, so that a change of the splitter does not shift
    them. Raises ``ValueError`` where a text is another one than was labelled.
    """
    for line in labels.read_text(encoding="utf-8").splitlines():
        record: dict[str, Any] = json.loads(line)
        texts = _texts(series / f"{record['series']}.jsonl")
        old = _cut(texts[record["old_id"]], record["old_spans"])
        new = _cut(texts[record["new_id"]], record["new_spans"])
        name = f"{record['series']} {record['old_id']} {record['new_id']}"
        if hashlib.sha256("\n".join([*old, *new]).encode()).hexdigest() != record["digest"]:
            raise ValueError(f"{name}: not the text that was labelled")
        sure = frozenset((i, j) for i, j, _, certain in record["pairs"] if certain)
        unsure = frozenset((i, j) for i, j, _, certain in record["pairs"] if not certain)
        kin = frozenset(record.get("kin", ()))
        yield Labelled(name, record["source"], old, new, sure, unsure, counted=False, kin=kin)


def _texts(path: Path) -> dict[str, str]:
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {record["id"]: record["text"] for record in records}


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(" ".join(text[start:end].replace(_SOFT_HYPHEN, "").split()) for start, end in spans)
