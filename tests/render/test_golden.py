"""Every format against a file that was looked at; ``UPDATE_GOLDEN=1 pytest tests/render`` writes anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tracker.render import render_comparison, render_digest, render_terminal

CASES: dict[str, Callable[[Any], str]] = {
    "digest.html": lambda e: render_digest([e.digest, e.report], "html"),
    "mail.html": lambda e: render_digest([e.digest], "html", medium="mail"),
    "digest.txt": lambda e: render_digest([e.digest, e.report], "text"),
    "digest.md": lambda e: render_digest([e.digest, e.report], "markdown"),
    "digest.json": lambda e: render_digest([e.digest, e.report], "json"),
    "digest.ansi": lambda e: render_terminal([e.digest], width=80),
    "empty.html": lambda _: render_digest([], "html"),
    "empty.txt": lambda _: render_digest([], "text"),
    "compare.html": lambda e: render_comparison(e.changes, e.digest, "html"),
    "compare.json": lambda e: render_comparison(e.changes, e.digest, "json"),
}


@pytest.mark.parametrize("name", CASES)
def test_document_is_as_it_was_looked_at(name: str, example: Any, golden: Path) -> None:
    made = CASES[name](example)
    path = golden / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8", newline="")
    assert made == path.read_text(encoding="utf-8")
