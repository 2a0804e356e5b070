"""Invented captures of very different sites: NAME.txt beside NAME.json with what is to come out.

``frozen/`` was written before the rules; it is measured, not tuned to.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tracker.model import Cleaned, Line, Page
from tracker.split import split_blocks
from tracker.text import clean, read_metadata

_CAPTURES = Path(__file__).parent / "captures"
_ALL = sorted(_CAPTURES.rglob("*.txt"))


def _read(path: Path) -> tuple[dict[str, Any], Page, Cleaned]:
    lines = path.read_text(encoding="utf-8").splitlines()
    page = Page(tuple(Line(n, line) for n, line in enumerate(lines, 1)), "text/plain")
    gold: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return gold, page, clean(split_blocks(page.lines), page)


@pytest.mark.parametrize("path", _ALL, ids=lambda path: path.stem)
def test_body_stays_and_furniture_goes(path: Path) -> None:
    gold, page, cleaned = _read(path)
    texts = {line.number: line.text for line in page.lines}
    kept = {n for b in cleaned.body for n in range(b.first_line, b.last_line + 1) if texts[n].strip()}
    assert kept == {int(n) for n in gold["kept"]}


@pytest.mark.parametrize("path", _ALL, ids=lambda path: path.stem)
def test_every_discarded_line_is_told_with_its_reason(path: Path) -> None:
    gold, page, cleaned = _read(path)
    texts = {line.number: line.text.strip() for line in page.lines}
    assert {d.line for d in cleaned.discarded} == {int(n) for n in gold["discarded"]}
    assert all(d.why and d.text == texts[d.line] for d in cleaned.discarded)


@pytest.mark.parametrize("path", _ALL, ids=lambda path: path.stem)
def test_metadata_is_right_or_null(path: Path) -> None:
    gold, page, cleaned = _read(path)
    found = read_metadata(cleaned, page)
    wrong = {}
    for field, expected in gold["metadata"].items():
        value = getattr(found, field)
        told = value.isoformat() if hasattr(value, "isoformat") else value
        if told != expected and not (told is None and field in gold["may_be_null"]):
            wrong[field] = (told, expected)
    assert wrong == {}
