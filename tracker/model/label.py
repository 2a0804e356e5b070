"""A statement in the light of all earlier ones: every sentence with its label and its past."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tracker.model.annotation import Annotated
from tracker.model.match import Match, Relation
from tracker.model.text import SourceKind


class Label(StrEnum):
    """The three labels."""

    NEW = "new"
    REPEATED = "repeated"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class StatementRef:
    """Enough of a statement to cite it."""

    id: str
    """Stable: ``series-slug/2024-04-24``; a file's name where it is not stored."""
    series: str
    meeting_date: date | None
    title: str | None
    source_kind: SourceKind
    url: str | None = None
    sha256: str | None = None
    meeting_name: str | None = None
    place: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class SentenceRef:
    """One occurrence of a sentence: where it stands, and what it does."""

    statement: StatementRef
    index: int
    """0-based place in its statement."""
    annotated: Annotated
    thread: str | None = None

    @property
    def text(self) -> str:
        """The sentence's own words."""
        return self.annotated.text


@dataclass(frozen=True, slots=True)
class Standing:
    """How long a proposition had stood: present in ``present`` of the last ``of`` statements."""

    present: int
    of: int
    first_seen: date | None
    last_seen: date | None


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence with its label and the reasons for it.

    For ``NEW`` and ``REPEATED`` the sentence is one of the newer statement, for ``DROPPED`` one of
    the previous statement. ``earlier`` holds the sentences it carries on (best first) and ``matches``
    the match of each, one to one.
    """

    sentence: SentenceRef
    label: Label
    relation: Relation | None = None
    earlier: tuple[SentenceRef, ...] = ()
    matches: tuple[Match, ...] = ()
    returns_after: int | None = None
    """Number of meetings it was absent, when it returns; null otherwise."""
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class StatementChanges:
    """One statement compared with what came before: the input of every report."""

    statement: StatementRef
    previous: StatementRef | None
    """The statement whose silence counts: drops are measured against it."""
    sentences: tuple[LabelledSentence, ...]
    """``NEW`` and ``REPEATED`` in the order of the newer statement."""
    dropped: tuple[LabelledSentence, ...]
    """In the order of the previous statement."""
    unproven: tuple[LabelledSentence, ...] = ()
    """Absent from a text whose silence proves nothing (report, readout, excerpt); never ``dropped``."""
    notes: tuple[str, ...] = ()
    """Said once to the reader, in full sentences."""
    held: Mapping[tuple[str, int], date] = field(default_factory=dict)
    """Earlier sentences (statement id and index) that announced a meeting → the day it took place."""
