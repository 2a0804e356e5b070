"""Body kept and furniture leaked over invented pages of many layouts; ``frozen`` is older than the rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tracker.formats import read_page
from tracker.model import Page

_PAGES = Path(__file__).parents[1] / "pages"
_OPEN = sorted(_PAGES.glob("*.html"))
_FROZEN = sorted((_PAGES / "frozen").glob("*.html"))
_LATER = sorted((_PAGES / "later").glob("*.html"))
_NAMED = [pytest.param(path, id=path.stem) for path in (*_OPEN, *_FROZEN, *_LATER)]
# A scrap such as "News" may be part of a sentence, so only longer lines count inside a block.
_CERTAIN = 12


def _read(path: Path) -> tuple[Page, dict[str, Any]]:
    return read_page(path.read_bytes(), name=path.name), json.loads(
        path.with_suffix(".json").read_text(encoding="utf-8")
    )


def _lost(page: Page, expected: dict[str, Any]) -> list[str]:
    joined = "\n".join(line.text for line in page.lines)
    return [sentence for sentence in expected["body"] if sentence not in joined]


def _leaked(page: Page, expected: dict[str, Any]) -> list[str]:
    texts = {line.text for line in page.lines}
    joined = "\n".join(texts)
    own = "\n".join([*expected["body"], expected["title"] or ""])
    return [
        line
        for line in expected["furniture"]
        if line in texts or (len(line) >= _CERTAIN and line in joined and line not in own)
    ]


@pytest.mark.parametrize("paths", [_OPEN, _FROZEN, _LATER], ids=["open", "frozen", "later"])
def test_text_is_kept_and_furniture_is_not(paths: list[Path]) -> None:
    read = [_read(path) for path in paths]
    sentences = sum(len(expected["body"]) for _, expected in read)
    furniture = sum(len(expected["furniture"]) for _, expected in read)
    lost = [sentence for page, expected in read for sentence in _lost(page, expected)]
    leaked = [line for page, expected in read for line in _leaked(page, expected)]
    assert len(lost) <= 0.02 * sentences, lost
    assert len(leaked) <= 0.02 * furniture, leaked


@pytest.mark.parametrize("path", _NAMED)
def test_no_page_loses_its_text(path: Path) -> None:
    page, expected = _read(path)
    assert not _lost(page, expected)


@pytest.mark.parametrize("path", _NAMED)
def test_stated_fields(path: Path) -> None:
    page, expected = _read(path)
    published = page.published_date.isoformat() if page.published_date else None
    assert page.title == expected["title"]
    assert page.language == expected["language"]
    assert published in (expected["published"], None)
    if expected["site"] is not None:
        assert page.site == expected["site"]


def test_publication_date_is_found_wherever_it_is_stated() -> None:
    pairs = [_read(path) for path in (*_OPEN, *_FROZEN, *_LATER)]
    found = [page.published_date is not None for page, expected in pairs if expected["published"]]
    assert sum(found) >= 0.9 * len(found)


@pytest.mark.parametrize("path", _NAMED)
def test_what_is_left_out_is_told_with_its_evidence(path: Path) -> None:
    page, _ = _read(path)
    assert page.discarded
    assert all(item.why and item.text and item.line > 0 for item in page.discarded)
