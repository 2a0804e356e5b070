"""What stands in front of a statement is refused, as a capture and as a page; a short statement never is."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from tracker.errors import ReadError
from tracker.run.extraction import extract

_CASES = [
    json.loads(line) for line in (Path(__file__).parent / "walls.jsonl").read_text("utf-8").splitlines()
]
_WALLS = [pytest.param(c["text"], id=c["name"]) for c in _CASES if c["kind"] == "wall"]
_STATEMENTS = [pytest.param(c["text"], id=c["name"]) for c in _CASES if c["kind"] == "statement"]


def _page(text: str) -> str:
    head, *rest = text.splitlines()
    inner = "".join(f"<p>{html.escape(line)}</p>" for line in rest)
    name = "h1" if rest else "p"
    head = html.escape(head)
    body = f"<div><{name}>{head}</{name}>{inner}</div>"
    return f"<!doctype html><html><head><title>{head}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize("form", ["txt", "html"])
@pytest.mark.parametrize("text", _WALLS)
def test_a_wall_is_refused(text: str, form: str) -> None:
    with pytest.raises(ReadError) as refusal:
        extract(_page(text) if form == "html" else text, name=f"wall.{form}")
    assert str(refusal.value).startswith(f"wall.{form}: ")


@pytest.mark.parametrize("form", ["txt", "html"])
@pytest.mark.parametrize("text", _STATEMENTS)
def test_a_short_statement_is_read(text: str, form: str) -> None:
    found = extract(_page(text) if form == "html" else text, name=f"short.{form}")
    assert found.sentences[-1] in " ".join(text.split())
