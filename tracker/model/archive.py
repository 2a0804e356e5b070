"""What the store keeps: statements, their sentences, the links between them, and the verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracker.model.annotation import Annotated
from tracker.model.label import Label, Standing, StatementRef
from tracker.model.match import Match, Relation
from tracker.model.text import Sentence, SourceKind


@dataclass(frozen=True, slots=True)
class Series:
    """The statements of one recurring meeting; ``group`` names the process it belongs to."""

    slug: str
    name: str
    group: str


UNDATED = date.min
"""Date of a file that gives none; such a statement can be compared, but not stored."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The text that a meeting issued, in its current revision."""

    id: str
    series: Series
    meeting_date: date
    revision: int
    sha256: str
    """Of the snapshot it was read from."""
    origin: str
    source_kind: SourceKind
    recipe: str
    """Extractor, splitter and model versions that made the sentences out of the snapshot."""
    title: str | None = None
    published_date: date | None = None
    meeting_name: str | None = None
    number: int | None = None
    place: str | None = None
    language: str | None = None
    url: str | None = None
    media_type: str = "text/plain"

    @property
    def ref(self) -> StatementRef:
        """The citation of this statement."""
        return StatementRef(
            id=self.id,
            series=self.series.name,
            meeting_date=None if self.meeting_date == UNDATED else self.meeting_date,
            title=self.title,
            source_kind=self.source_kind,
            url=self.url,
            sha256=self.sha256,
            meeting_name=self.meeting_name,
            place=self.place,
            group=self.series.group,
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a stored statement."""

    id: int
    statement_id: str
    index: int
    text_id: int
    """Of the text, which is stored and embedded once however often it occurs."""
    layout: Sentence
    annotated: Annotated
    thread: str | None = None


class LinkScope(StrEnum):
    """How far a link reaches."""

    SERIES = "series"
    """Between two statements of one series: makes the newer sentence a repeated one."""
    GROUP = "group"
    """From a related series: joins the thread, but the sentence is new in its own series."""


@dataclass(frozen=True, slots=True)
class Link:
    """A match between two stored sentences, by their ids. ``match.old``/``.new`` are those ids."""

    match: Match
    scope: LinkScope
    decided: bool = False
    """Made or confirmed by a person."""

    @property
    def old(self) -> int:
        """Id of the older sentence."""
        return self.match.old

    @property
    def new(self) -> int:
        """Id of the newer sentence."""
        return self.match.new


@dataclass(frozen=True, slots=True)
class Verdict:
    """The label of one sentence in the light of one statement."""

    statement_id: str
    """The statement that was being read; a drop belongs to the statement that is silent."""
    sentence_id: int
    label: Label
    proven: bool = True
    """False for a silence that proves nothing."""
    relation: Relation | None = None
    returns_after: int | None = None
    standing: Standing | None = None


class DecisionKind(StrEnum):
    """What a person may decide."""

    CONFIRM = "confirm"
    REJECT = "reject"
    RELINK = "relink"
    MET = "met"
    MISSED = "missed"
    WITHDRAWN = "withdrawn"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word: outranks the scorer, survives rebuilds because it names texts, not row ids.

    For decisions about a match, ``old_statement``/``old_text`` and ``new_statement``/``new_text`` name
    the two sentences; for decisions about a thread, ``thread`` names it.
    """

    kind: DecisionKind
    who: str
    at: datetime
    why: str
    thread: str | None = None
    old_statement: str | None = None
    old_text: str | None = None
    new_statement: str | None = None
    new_text: str | None = None
    evidence: str | None = None
    id: int | None = None
