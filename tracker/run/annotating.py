"""Sentences → annotations, with the model's vectors where they help."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.annotate import annotate
from tracker.embed import default_embedder
from tracker.model import Annotated
from tracker.run.vectors import VectorSource


def annotate_sentences(sentences: Sequence[str], meeting_date: date | None) -> list[Annotated]:
    """Read kind, actor, deadline and strength of each sentence; see :func:`tracker.annotate_sentences`."""
    texts = list(sentences)
    if not texts:
        return []
    return annotate(texts, meeting_date, VectorSource(default_embedder()).of(texts))
