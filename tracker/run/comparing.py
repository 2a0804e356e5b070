"""Two statements side by side: as sentences, as files, or from the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tracker.embed import default_embedder
from tracker.label import Heard, History, assemble
from tracker.match import Side, compare
from tracker.model import (
    UNDATED,
    Annotated,
    Comparison,
    Extracted,
    Label,
    Passage,
    Series,
    Statement,
    StatementChanges,
    Verdict,
)
from tracker.run.held import held_meetings
from tracker.run.labelling import Reading, read_statement
from tracker.run.matching import Matcher
from tracker.run.vectors import VectorSource


def compare_sentences(old: Sequence[str], new: Sequence[str]) -> Comparison:
    """Match two lists of sentences; see :func:`tracker.compare_sentences`."""
    vectors = VectorSource(default_embedder())
    vectors.prepare([*old, *new] if old and new else [])
    return compare(_side(old, new, vectors), _side(new, old, vectors))


def _side(texts: Sequence[str], others: Sequence[str], vectors: VectorSource) -> Side:
    """Wrap sentences for the matcher; with nothing on the other side no vector is needed."""
    if not others:
        return Side(texts, np.ones((len(texts), 1), dtype=np.float32))
    return Side(texts, vectors.of(texts))


def compare_statements(older: Text, newer: Text, matcher: Matcher) -> StatementChanges:
    """Label the newer text as if the older one were all that had been said before."""
    history = History()
    first = read_statement(older.statement, older.passages, history, matcher)
    history.add(first.statement, first.passages, (), first.threads)
    second = read_statement(newer.statement, newer.passages, history, matcher)
    heard = {passage.id: Heard(passage, first.statement) for passage in first.passages}
    verdicts = [*second.verdicts, *_silences(second, first.passages)]
    changes = assemble(second.statement, first.statement, second.passages, second.links, verdicts, heard)
    return replace(changes, held=held_meetings(second.statement, heard.values(), [second.statement]))


def _silences(reading: Reading, olds: Sequence[Passage]) -> list[Verdict]:
    """Sentences of the older text that got no verdict, as those of a news report in a series do not.

    Whoever compares two texts wants to see every sentence of both; but nothing is proven by these.
    """
    judged = {verdict.sentence_id for verdict in reading.verdicts} | {link.old for link in reading.links}
    return [
        Verdict(reading.statement.id, old.id, Label.DROPPED, proven=False)
        for old in olds
        if old.id not in judged
    ]


@dataclass(frozen=True, slots=True)
class Text:
    """A statement with its sentences, stored or not."""

    statement: Statement
    passages: Sequence[Passage]


def loose_statement(
    extracted: Extracted, annotated: Sequence[Annotated], name: str, ids: Iterator[int]
) -> Text:
    """Return a text that is not stored, with its sentences numbered from ``ids``."""
    series = extracted.series or extracted.meeting_name or name
    statement = Statement(
        id=name,
        series=Series(name, series, series),
        meeting_date=extracted.meeting_date or UNDATED,
        revision=1,
        sha256="",
        origin=name,
        source_kind=extracted.source_kind,
        recipe="",
        title=extracted.title,
        published_date=extracted.published_date,
        meeting_name=extracted.meeting_name,
        number=extracted.number,
        place=extracted.place,
        language=extracted.language,
        url=extracted.url,
    )
    passages = []
    for index, (place, note) in enumerate(zip(extracted.layout, annotated, strict=True)):
        number = next(ids)
        passages.append(Passage(number, name, index, number, place, note))
    return Text(statement, passages)
