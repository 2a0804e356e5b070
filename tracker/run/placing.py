"""To which series a statement belongs, and under which name it is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

from tracker.config import SeriesSettings
from tracker.errors import ReadError
from tracker.model import Extracted, Series, SourceKind

_NOT_SLUG = re.compile(r"[^\w]+")


def slugify(name: str) -> str:
    """Return a lower-case name for paths and ids; letters of any script stay, accents go."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not "\u0300" <= char <= "\u036f")
    composed = unicodedata.normalize("NFC", plain).casefold()
    return _NOT_SLUG.sub("-", composed).strip("-_") or "series"


def place_in_series(
    extracted: Extracted,
    settings: Sequence[SeriesSettings],
    known: Iterable[Series],
    *,
    named: str | None = None,
    fallback: str | None = None,
) -> Series:
    """Decide the series of a statement.

    In this order: the one the user ``named``; one in the config whose name or alias stands in the text's
    own series, meeting name or title; ``fallback`` (the name of the file of a whole series, which keeps
    together what its texts may name differently); the series the text names; the meeting's name; the title.

    Raises:
        ReadError: nothing names it.
    """
    if named:
        return _series(named, settings, known)
    spoken = [extracted.series, extracted.meeting_name, extracted.title]
    for text in spoken:
        configured = _configured(text, settings)
        if configured is not None:
            return _series(configured.name, settings, known)
    for name in (fallback, extracted.series, extracted.meeting_name, extracted.title):
        if name:
            return _series(name, settings, known)
    raise ReadError("does not say which meeting it belongs to", do="name its series with --series")


def statement_id(series: Series, meeting_date: date, kind: SourceKind) -> str:
    """Return the stable id of a statement, such as ``defense-trilateral-talks/2024-04-24``.

    One meeting may have an official text and, beside it, one text of each other kind.
    """
    suffix = "" if kind is SourceKind.OFFICIAL else f"~{kind}"
    return f"{series.slug}/{meeting_date.isoformat()}{suffix}"


def _configured(text: str | None, settings: Sequence[SeriesSettings]) -> SeriesSettings | None:
    if not text:
        return None
    for entry in settings:
        for name in (entry.name, *entry.aliases):
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
                return entry
    return None


def _series(name: str, settings: Sequence[SeriesSettings], known: Iterable[Series]) -> Series:
    entry = next(
        (s for s in settings if name.casefold() in {n.casefold() for n in (s.name, *s.aliases)}), None
    )
    title = entry.name if entry else name
    by_name = {series.name.casefold(): series for series in known}
    existing = by_name.get(title.casefold())
    slug = existing.slug if existing else _free_slug(title, {series.slug for series in by_name.values()})
    group = (entry.group if entry else None) or (existing.group if existing and not entry else title)
    return Series(slug, existing.name if existing else title, group)


def _free_slug(name: str, taken: set[str]) -> str:
    base = slugify(name)
    number = 2
    slug = base
    while slug in taken:
        slug = f"{base}-{number}"
        number += 1
    return slug
