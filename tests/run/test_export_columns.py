from __future__ import annotations

import re
from pathlib import Path

import pytest

from tracker.run.export_rows import columns, described

_DOCS = Path(__file__).resolve().parents[2] / "docs" / "export.md"


@pytest.mark.parametrize("table", list(described()))
def test_every_column_is_documented_in_words_and_order(table: str) -> None:
    section = _DOCS.read_text("utf-8").split(f"## {table}\n")[1].split("\n## ")[0]
    told = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.MULTILINE))
    assert list(told) == columns(table)
    assert told == {name: described()[table][name] for name in columns(table)}
