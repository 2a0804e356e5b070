"""What a statement says about its meeting."""

from __future__ import annotations

from datetime import date

from tracker.model import Cleaned, Metadata, Page, SourceKind
from tracker.text.language import read_language
from tracker.text.meeting import read_meeting
from tracker.text.meeting_date import Found, read_meeting_date
from tracker.text.place import read_place
from tracker.text.published import read_published
from tracker.text.sentences import opening
from tracker.text.source_kind import read_source_kind

_CLOSING = 3
"""Paragraphs at the end that may say where and when a text was signed."""
_OPENING = 15
"""Sentences that may say that a decision was taken today."""


def read_metadata(cleaned: Cleaned, page: Page) -> Metadata:
    """Title, dates, meeting, series, number, place, kind of source and language.

    A field that the text does not state, or states in two ways, is null. ``why`` names for each field
    the words it was read from.
    """
    sentences = opening(cleaned, _OPENING)
    kind, kind_why = read_source_kind(cleaned, page)
    published = read_published(cleaned, page)
    meeting = read_meeting(cleaned.title, sentences, report=kind is SourceKind.REPORT)
    day = _meeting_date(cleaned, page, sentences, published[0] if published else None)
    place = read_place(sentences)
    why = {
        "title": cleaned.title,
        "meeting_date": day and day.words,
        "published_date": published and published[1],
        "meeting_name": meeting.words,
        "series": meeting.series and meeting.words,
        "number": meeting.words if meeting.number else None,
        "place": place and place[1],
        "source_kind": kind_why,
    }
    return Metadata(
        title=cleaned.title,
        meeting_date=day.day if day else None,
        published_date=published[0] if published else None,
        meeting_name=meeting.name,
        series=meeting.series,
        number=meeting.number,
        place=place[0] if place else None,
        source_kind=kind,
        language=read_language(" ".join(sentences), page.language),
        why=tuple((field, words) for field, words in why.items() if words),
    )


def _meeting_date(cleaned: Cleaned, page: Page, sentences: list[str], published: date | None) -> Found | None:
    if page.meeting_date:
        return Found(page.meeting_date, "stated by the format")
    around = [line.text for line in cleaned.discarded] + [block.text for block in cleaned.body[-_CLOSING:]]
    return read_meeting_date(sentences, published, around, cleaned.title)
