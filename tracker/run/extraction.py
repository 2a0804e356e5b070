"""Bytes → statement: read the format, find the blocks, drop the furniture, split, read the metadata."""

from __future__ import annotations

from dataclasses import replace

from tracker.errors import ReadError
from tracker.formats import read_page, record_page
from tracker.model import Block, Cleaned, Extracted, Page, Record, Sentence, SourceKind
from tracker.split import split_blocks, split_sentences
from tracker.text import clean, read_metadata


def extract(data: bytes | str, *, name: str | None = None, url: str | None = None) -> Extracted:
    """Read the statement out of one document; see :func:`tracker.extract`."""
    raw = data.encode() if isinstance(data, str) else data
    page = read_page(raw, name=name, url=url)
    try:
        return extract_page(page)
    except ReadError as error:
        raise ReadError(error.what, where=error.where or name or url, do=error.do) from error


def extract_page(page: Page) -> Extracted:
    """Read the statement out of a decoded page: body, metadata, and what was left out."""
    cleaned = clean(split_blocks(page.lines), page)
    return _extracted(page, cleaned)


def extract_record(record: Record) -> Extracted:
    """Read one line of a JSONL series. Its text is the statement itself, so nothing is stripped."""
    page = record_page(record)
    cleaned = Cleaned(body=split_blocks(page.lines), discarded=(), title=record.title)
    extracted = _extracted(page, cleaned)
    return replace(
        extracted,
        title=record.title or extracted.title,
        meeting_date=record.date,
        source_kind=extracted.source_kind if record.complete else SourceKind.EXCERPT,
    )


def _extracted(page: Page, cleaned: Cleaned) -> Extracted:
    meta = read_metadata(cleaned, page)
    layout = tuple(
        Sentence(text, block.kind, paragraph, block.first_line)
        for paragraph, block in enumerate(cleaned.body)
        for text in _sentences(block)
    )
    return Extracted(
        title=meta.title,
        meeting_date=page.meeting_date or meta.meeting_date,
        published_date=meta.published_date,
        meeting_name=meta.meeting_name,
        series=meta.series,
        number=meta.number,
        place=meta.place,
        source_kind=meta.source_kind,
        language=meta.language,
        sentences=tuple(sentence.text for sentence in layout),
        discarded=tuple(sorted((*page.discarded, *cleaned.discarded), key=lambda d: d.line)),
        layout=layout,
        url=page.url,
        media_type=page.media_type,
        why=meta.why,
    )


def _sentences(block: Block) -> list[str]:
    return split_sentences(block.text)
