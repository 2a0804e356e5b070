"""From bytes to sentences: snapshot → page → blocks → cleaned blocks → sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Raw bytes as received, never altered; everything else can be derived from them again."""

    sha256: str
    data: bytes
    received_at: datetime
    origin: str
    """Where the bytes came from: a URL, a file name, or ``-`` for standard input."""


class SourceKind(StrEnum):
    """Whose text it is. Only a complete official text may cause a drop."""

    OFFICIAL = "official"
    """The text that the parties issued together."""
    READOUT = "readout"
    """One side's account."""
    REPORT = "report"
    """A news article about it."""
    EXCERPT = "excerpt"
    """Cut or abridged by whoever published it."""

    @property
    def may_drop(self) -> bool:
        """Whether the silence of such a text proves anything."""
        return self is SourceKind.OFFICIAL


@dataclass(frozen=True, slots=True)
class Record:
    """One statement of a JSONL series, as its line states it."""

    id: str
    date: date
    """Day of the meeting."""
    title: str | None
    text: str
    """Plain text; a line break may or may not end a paragraph."""
    url: str | None = None
    complete: bool = True
    """False where the publisher cut the text, so that its silence proves nothing."""


class BlockKind(StrEnum):
    """The layout role of a block of text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page. ``hint`` is set where the format itself tells the role (``<h2>``, a list item).

    A hinted line is a whole block by itself; lines without a hint may be hard-wrapped.
    """

    number: int
    """1-based line of the decoded source (for PDF and DOCX: running number)."""
    text: str
    hint: BlockKind | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A decoded document: its lines, and what its format says about itself."""

    lines: tuple[Line, ...]
    media_type: str
    encoding: str | None = None
    title: str | None = None
    published_date: date | None = None
    meeting_date: date | None = None
    """Only where the format states it outright (front matter, a JSONL record)."""
    site: str | None = None
    url: str | None = None
    language: str | None = None
    meeting_name: str | None = None
    """This and the next three only where the format states them outright (front matter)."""
    series: str | None = None
    number: int | None = None
    place: str | None = None
    discarded: tuple[Discarded, ...] = ()
    """What the format reader itself left out (page heads of a PDF, ``<nav>`` of an HTML page)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, bullet or numbered paragraph with its wraps joined."""

    kind: BlockKind
    text: str
    first_line: int
    last_line: int


class DiscardReason(StrEnum):
    """Why a line is not part of the statement."""

    BANNER = "banner"
    NAVIGATION = "navigation"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    SHARE = "share"
    CONTACT = "contact"
    TEASER = "teaser"
    RELATED = "related"
    ABOUT = "about"
    TITLE = "title"
    SUBHEAD = "subhead"
    END_MARK = "end mark"
    LEGAL = "legal"
    PAGE_FURNITURE = "page furniture"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Discarded:
    """A line that was left out, and why, so that a reader can check the cleaner."""

    line: int
    text: str
    reason: DiscardReason
    why: str
    """One short phrase in plain words: the evidence, not the rule's name."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The statement's own blocks, in order, and everything that was left out."""

    body: tuple[Block, ...]
    discarded: tuple[Discarded, ...]
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a statement says about its meeting; every field is null rather than guessed."""

    title: str | None = None
    meeting_date: date | None = None
    published_date: date | None = None
    meeting_name: str | None = None
    series: str | None = None
    number: int | None = None
    place: str | None = None
    source_kind: SourceKind = SourceKind.OFFICIAL
    language: str | None = None
    why: tuple[tuple[str, str], ...] = ()
    """Pairs of field and the words it was read from."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in its place."""

    text: str
    block: BlockKind = BlockKind.PARAGRAPH
    paragraph: int = 0
    """0-based number of the block it stands in."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Extracted:
    """Everything that could be read from one document."""

    title: str | None
    meeting_date: date | None
    published_date: date | None
    meeting_name: str | None
    series: str | None
    number: int | None
    place: str | None
    source_kind: SourceKind
    language: str | None
    sentences: tuple[str, ...]
    discarded: tuple[Discarded, ...]
    layout: tuple[Sentence, ...] = ()
    """The same sentences, one to one, with block kind, paragraph and line."""
    url: str | None = None
    media_type: str = "text/plain"
    why: tuple[tuple[str, str], ...] = ()
