"""What the digest templates are given: entries ready to be shown, in sections. No markup in here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.language.day_words import long_day
from tracker.language.worddiff import Op, Segment, word_diff
from tracker.model import Finding, FindingKind
from tracker.render.labels import LOOKS, SOURCES, Look, doubt
from tracker.render.safe import host_of, href
from tracker.render.sections import SECTIONS, section_of, tally
from tracker.render.summary import headline, name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Digest, LabelledSentence, SentenceRef, StatementRef

GLANCE = 12
"""Lines of the overview; more is a second digest."""
MARKS_HELP = 1 / 3
"""Share of common letters below which word marks hide more than they show."""
_GIST = 110

_SAID_BY_TAG = frozenset({FindingKind.NEW_COMMITMENT, FindingKind.NEW, FindingKind.REWORDED})


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a sentence stands, so that a claim can be checked."""

    meeting: str
    date: str
    iso: str | None
    source: str
    url: str | None
    """Null unless it may be a link."""
    host: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts of a claim."""

    segments: tuple[Segment, ...]
    text: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding as it is shown."""

    id: str
    look: Look
    kind: str
    headline: str
    gist: str
    old: Side | None
    new: Side | None
    inline: tuple[Segment, ...]
    changes: tuple[str, ...]
    standing: str | None
    doubt: str | None
    solo: bool
    """One text only, or a change of words only: the tag tells all, a headline would repeat it."""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one family, most important first."""

    slug: str
    title: str
    count: int
    """Sentences, not findings."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One digest as it is shown."""

    title: str
    series: str
    place: str | None
    cite: Cite
    previous: Cite | None
    since: str | None
    headline: str
    glance: tuple[Entry, ...]
    sections: tuple[Section, ...]
    unchanged: tuple[str, ...]
    notes: tuple[str, ...]


def view_of(digest: Digest) -> View:
    """Lay out one digest."""
    entries = [(finding, entry_of(finding)) for finding in digest.findings]
    told = tally(digest)
    sections = tuple(
        Section(slug, title, told[slug], tuple(e for f, e in entries if section_of(f) == slug))
        for slug, title in SECTIONS.items()
    )
    top = tuple(e for f, e in entries if f.kind is not FindingKind.REWORDED)[:GLANCE]
    return View(
        title=name_of(digest.statement),
        series=digest.statement.series,
        place=digest.statement.place,
        cite=cite_of(digest.statement),
        previous=cite_of(digest.previous) if digest.previous else None,
        since=long_day(digest.since) if digest.since else None,
        headline=headline(digest),
        glance=top if len(top) > 2 else (),
        sections=tuple(section for section in sections if section.entries),
        unchanged=tuple(labelled_text(labelled) for labelled in digest.unchanged),
        notes=digest.notes,
    )


def entry_of(finding: Finding) -> Entry:
    """Lay out one finding."""
    old, new = finding.old, finding.new
    diff = word_diff(old.text, new.text) if old and new else None
    marks = diff if diff and diff.similarity >= MARKS_HELP else None
    return Entry(
        id=finding.id,
        look=LOOKS[finding.kind],
        kind=finding.kind.value,
        headline=finding.headline,
        gist=gist_of(finding),
        old=_side(old, marks.old if marks else None),
        new=_side(new, marks.new if marks else None),
        inline=marks.inline if marks else (),
        changes=tuple(str(change) for change in finding.changes),
        standing=finding.standing,
        doubt=doubt(finding.score),
        solo=old is None or new is None or finding.kind in _SAID_BY_TAG,
    )


def _side(sentence: SentenceRef | None, segments: tuple[Segment, ...] | None) -> Side | None:
    if sentence is None:
        return None
    whole = (Segment(Op.EQUAL, sentence.text),)
    return Side(segments or whole, sentence.text, cite_of(sentence.statement))


@lru_cache(maxsize=4096)
def cite_of(statement: StatementRef) -> Cite:
    """Lay out where a text comes from."""
    return Cite(
        meeting=name_of(statement),
        date=long_day(statement.meeting_date),
        iso=statement.meeting_date.isoformat() if statement.meeting_date else None,
        source=SOURCES[statement.source_kind],
        url=href(statement.url),
        host=host_of(statement.url),
    )


def gist_of(finding: Finding) -> str:
    """Return what the finding is about in at most a line: the thing promised, or the sentence's start."""
    sentence = finding.new or finding.old
    if sentence is None:
        return ""
    return shorten(sentence.text, _GIST)


def shorten(text: str, length: int) -> str:
    """Cut at a word, or anywhere where there are no spaces; mark the cut."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    cut = flat[: length - 2]
    words = cut.rsplit(" ", 1)[0]
    return (words if len(words) > length // 2 else cut).rstrip(" ,;:") + " …"


def labelled_text(labelled: LabelledSentence) -> str:
    """Return the words of a labelled sentence."""
    return labelled.sentence.text


def views_of(digests: Sequence[Digest]) -> tuple[View, ...]:
    """Lay out several digests."""
    return tuple(view_of(digest) for digest in digests)
