"""Sentences → annotations. Needs no model: embeddings were tried and add nothing (``docs/kinds.md``)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.annotate import annotate
from tracker.model import Annotated


def annotate_sentences(sentences: Sequence[str], meeting_date: date | None) -> list[Annotated]:
    """Read kind, actor, deadline and strength of each sentence; see :func:`tracker.annotate_sentences`."""
    return annotate(list(sentences), meeting_date)
