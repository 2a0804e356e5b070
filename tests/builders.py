"""Small builders for nouns, so that a test says only what matters to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import count

from tracker.model import (
    Annotated,
    Kind,
    Link,
    LinkScope,
    Match,
    Passage,
    Relation,
    Sentence,
    Series,
    SourceKind,
    Statement,
)

SERIES = Series("straits-dialogue", "Straits Dialogue", "Straits Dialogue")
_ids = count(1)


def statement(day: str, kind: SourceKind = SourceKind.OFFICIAL, series: Series = SERIES) -> Statement:
    """A statement of ``series`` of that day."""
    suffix = "" if kind is SourceKind.OFFICIAL else f"~{kind}"
    return Statement(
        id=f"{series.slug}/{day}{suffix}",
        series=series,
        meeting_date=date.fromisoformat(day),
        revision=1,
        sha256="0" * 64,
        origin=f"{day}.txt",
        source_kind=kind,
        recipe="test",
        title=f"Communiqué of {day}",
    )


def passages(of: Statement, texts: Sequence[str], threads: Sequence[str] = ()) -> list[Passage]:
    """Sentences of a statement with ids of their own; equal texts share a text id."""
    return [
        Passage(
            id=next(_ids),
            statement_id=of.id,
            index=index,
            text_id=hash(text),
            layout=Sentence(text, paragraph=index, line=index + 1),
            annotated=Annotated(text, Kind.POSITION),
            thread=threads[index] if threads else None,
        )
        for index, text in enumerate(texts)
    ]


def link(
    old: Passage,
    new: Passage,
    score: float = 0.9,
    relation: Relation = Relation.REWORDED,
    scope: LinkScope = LinkScope.SERIES,
) -> Link:
    """A link between two sentences."""
    return Link(Match(old.id, new.id, score, relation), scope)
