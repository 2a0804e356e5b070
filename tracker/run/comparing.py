"""Two statements side by side: as sentences, as files, or from the store."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import numpy as np

from tracker.embed import default_embedder
from tracker.label import Heard, History, assemble
from tracker.match import Side, compare
from tracker.model import (
    UNDATED,
    Annotated,
    Comparison,
    Extracted,
    Passage,
    Series,
    Statement,
    StatementChanges,
)
from tracker.run.labelling import VectorsOf, read_statement
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


def compare_statements(
    old: tuple[Statement, Sequence[Passage]], new: tuple[Statement, Sequence[Passage]], vectors_of: VectorsOf
) -> StatementChanges:
    """Label the newer statement as if the older one were all that had been said before."""
    history = History()
    older = read_statement(*old, history, vectors_of)
    history.add(older.statement, older.passages, (), older.threads)
    newer = read_statement(*new, history, vectors_of)
    heard = {passage.id: Heard(passage, older.statement) for passage in older.passages}
    return assemble(newer.statement, older.statement, newer.passages, newer.links, newer.verdicts, heard)


def loose_statement(
    extracted: Extracted, annotated: Sequence[Annotated], name: str, ids: count[int]
) -> tuple[Statement, list[Passage]]:
    """Return a statement that is not stored, with its sentences numbered from ``ids``."""
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
    return statement, passages
