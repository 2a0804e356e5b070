"""``docs/json.md`` names every field and value that the JSON can have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tracker.model import ChangeKind, Direction, FindingKind, Kind, Relation, SourceKind
from tracker.render import render_comparison

DOCS = Path(__file__).resolve().parents[2] / "docs" / "json.md"


def names(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for part in value.values() for name in names(part)}
    return {name for part in value for name in names(part)} if isinstance(value, list) else set()


def test_every_field_is_documented(example: Any) -> None:
    data = json.loads(render_comparison(example.changes, example.digest, "json"))
    text = DOCS.read_text(encoding="utf-8")
    assert not [name for name in names(data) if f"`{name}`" not in text and f'"{name}"' not in text]


def test_every_value_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    values = [*FindingKind, *ChangeKind, *Relation, *Kind, *SourceKind, *Direction]
    assert not [value for value in values if f"`{value}`" not in text]
