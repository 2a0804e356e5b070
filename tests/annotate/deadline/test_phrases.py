from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.annotate.deadline import find_deadline

_HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (_HERE / name).read_text(encoding="utf-8").splitlines()]


def found_in(row: dict[str, Any]) -> dict[str, str | None] | None:
    meeting = date.fromisoformat(row["meeting"]) if row["meeting"] else None
    found = find_deadline(row["text"], meeting)
    if found is None:
        return None
    start, end = found.start, found.end
    return {
        "phrase": found.phrase,
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "precision": str(found.precision),
    }


def is_right(row: dict[str, Any]) -> bool:
    found, wanted = found_in(row), row["deadline"]
    if found is None or wanted is None:
        return found is None and wanted is None
    overlap = found["phrase"] in wanted["phrase"] or wanted["phrase"] in found["phrase"]
    return overlap and all(found[key] == wanted[key] for key in ("start", "end", "precision"))


@pytest.mark.parametrize("row", rows("phrases_open.jsonl"), ids=lambda row: row["text"][:60])
def test_open_phrases(row: dict[str, Any]) -> None:
    assert is_right(row), found_in(row)


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_frozen_phrases_reach_the_floor_and_invent_nothing(language: str) -> None:
    own = [row for row in rows("phrases_frozen.jsonl") if row["language"] == language]
    invented = 0
    for row in own:
        found, wanted = found_in(row), row["deadline"]
        invented += found is not None and (
            wanted is None or (found["end"] is not None and wanted["end"] is None)
        )
    assert sum(map(is_right, own)) >= 0.9 * len(own)
    assert invented == 0


def test_both_halves_hold_enough_phrases_and_negatives() -> None:
    halves = {name: rows(name) for name in ("phrases_frozen.jsonl", "phrases_open.jsonl")}
    every = [row for half in halves.values() for row in half]
    counts = {language: sum(row["language"] == language for row in every) for language in ("en", "ko", "ja")}
    assert counts["en"] >= 180
    assert min(counts["ko"], counts["ja"]) >= 36
    assert all(sum(row["deadline"] is None for row in half) * 5 >= len(half) for half in halves.values())
    assert not {row["text"] for row in halves["phrases_frozen.jsonl"]} & {
        row["text"] for row in halves["phrases_open.jsonl"]
    }
