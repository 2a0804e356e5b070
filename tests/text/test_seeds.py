"""The five real captures in ../shared, through the real chain: lines → blocks → cleaned → sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tracker.model import Cleaned, Line, Page, SourceKind
from tracker.split import split_blocks, split_sentences
from tracker.text import clean, read_metadata

pytestmark = pytest.mark.slow

_DOCUMENTS = ("000", "001", "002", "003", "004")
_MAY_BE_NULL = {
    ("000", "meeting_name"),
    ("000", "series"),
    ("000", "place"),
    ("001", "series"),
}
"""What the gold itself marks as inferred, or that the text does not name."""
_KINDS = {
    "000": SourceKind.READOUT,
    "001": SourceKind.REPORT,
    "002": SourceKind.OFFICIAL,
    "003": SourceKind.EXCERPT,
    "004": SourceKind.OFFICIAL,
}


def _read(shared: Path, document: str) -> tuple[Page, Cleaned]:
    path = next((shared / "seeds").glob(f"{document}_*.txt"))
    text = path.read_text(encoding="utf-8")
    page = Page(tuple(Line(n, line) for n, line in enumerate(text.splitlines(), 1)), "text/plain")
    return page, clean(split_blocks(page.lines), page)


def _gold(shared: Path, name: str, document: str) -> list[str]:
    rows = (shared / "gold" / name).read_text(encoding="utf-8").splitlines()
    return [_plain(row["text"]) for row in map(json.loads, rows) if row["doc"] == document]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _sentences(cleaned: Cleaned) -> list[str]:
    return [_plain(s) for block in cleaned.body for s in split_sentences(block.text)]


@pytest.mark.parametrize("document", _DOCUMENTS)
def test_every_gold_sentence_and_nothing_else(shared: Path, document: str) -> None:
    _, cleaned = _read(shared, document)
    assert _sentences(cleaned) == _gold(shared, "seeds_sentences.jsonl", document)


@pytest.mark.parametrize("document", _DOCUMENTS)
def test_every_boilerplate_line_is_told(shared: Path, document: str) -> None:
    _, cleaned = _read(shared, document)
    discarded = " ".join(_plain(line.text) for line in cleaned.discarded)
    assert [
        text for text in _gold(shared, "seeds_boilerplate.jsonl", document) if text not in discarded
    ] == []


@pytest.mark.parametrize("document", _DOCUMENTS)
def test_metadata(shared: Path, document: str) -> None:
    page, cleaned = _read(shared, document)
    gold = json.loads((shared / "gold" / "seeds_meta.json").read_text(encoding="utf-8"))[document]
    found = read_metadata(cleaned, page)
    for field in ("title", "meeting_date", "published_date", "meeting_name", "series", "number", "place"):
        value = getattr(found, field)
        if value is None and (document, field) in _MAY_BE_NULL:
            continue
        assert (str(value) if value is not None else None) == (
            str(gold[field]) if gold[field] is not None else None
        ), field
    assert found.source_kind is _KINDS[document]
    assert found.language == "en"
