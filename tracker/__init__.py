"""Follows what governments, central banks and companies promise, statement after statement.

Three functions are the whole surface for other programs. Importing this package is cheap: models are
loaded when a sentence must be embedded, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.model import Annotated, Comparison, Extracted

__all__ = ["__version__", "annotate_sentences", "compare_sentences", "extract"]


def compare_sentences(old: Sequence[str], new: Sequence[str]) -> Comparison:
    """Match two lists of sentences and say what each match is.

    Args:
        old: the older statement, one sentence an item.
        new: the newer statement.

    Returns:
        The matches (indexes into both lists, calibrated score from 0 to 1, relation, typed changes)
        and the indexes of sentences without one.
    """
    from tracker.run.comparing import compare_sentences as compare

    return compare(old, new)


def annotate_sentences(sentences: Sequence[str], meeting_date: date | None) -> list[Annotated]:
    """Read each sentence's kind, actor, undertaking, deadline and strength.

    Args:
        sentences: one statement in order; pronouns are resolved against earlier ones.
        meeting_date: anchors relative deadlines ('later this year'); without it they stay unresolved.

    Returns:
        One annotation a sentence, in the same order.
    """
    from tracker.run.annotating import annotate_sentences as annotate

    return annotate(sentences, meeting_date)


def extract(data: bytes | str, *, name: str | None = None, url: str | None = None) -> Extracted:
    """Read the statement out of a document: its sentences, its metadata, and what was left out.

    Args:
        data: raw bytes, or text that is already decoded.
        name: file name; helps to tell formats apart where the bytes do not.
        url: where it came from.

    Raises:
        tracker.errors.ReadError: there is no statement in it; the message says why.
    """
    from tracker.run.extraction import extract as run_extract

    return run_extract(data, name=name, url=url)
