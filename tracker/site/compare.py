"""Two statements beside each other: prebuilt for neighbours, and data by which a browser lays out any two."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.model import Label, StatementChanges
from tracker.model.thread import Role
from tracker.render.comparison import runs_of
from tracker.render.summary import headline, name_of
from tracker.render.view import cite_of
from tracker.site.paths import compare_page, meeting_page, series_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.model import LabelledSentence, StatementRef
    from tracker.model.thread import Thread
    from tracker.render.comparison import Run
    from tracker.render.view import Cite
    from tracker.site.data import Book, Reading


@dataclass(frozen=True, slots=True)
class CompareView:
    """Two statements of one series in the order of the newer one."""

    path: str
    title: str
    series: str
    series_href: str
    old: Cite
    new: Cite
    old_href: str
    new_href: str
    old_id: str
    new_id: str
    headline: str
    notes: tuple[str, ...]
    runs: tuple[Run, ...]


def compare_view(book: Book, reading: Reading) -> CompareView | None:
    """Lay out a statement beside the one it is measured against; null for the first of a series."""
    previous = reading.changes.previous
    if previous is None:
        return None
    changes = against(reading.changes, previous)
    new = reading.statement.ref
    return CompareView(
        path=compare_page(previous.id, new.id),
        title=f"{name_of(previous)} → {name_of(new)}",
        series=book.series.name,
        series_href=series_page(book.series.slug),
        old=cite_of(previous),
        new=cite_of(new),
        old_href=meeting_page(previous.id),
        new_href=meeting_page(new.id),
        old_id=previous.id,
        new_id=new.id,
        headline=headline(reading.digest),
        notes=reading.digest.notes,
        runs=runs_of(changes, reading.digest),
    )


def against(changes: StatementChanges, previous: StatementRef) -> StatementChanges:
    """Leave only what two statements have in common; what carries on another one stands alone."""
    return replace(
        changes,
        sentences=tuple(_only(s, previous.id) for s in changes.sentences),
        dropped=tuple(d for d in changes.dropped if d.sentence.statement.id == previous.id),
        unproven=tuple(d for d in changes.unproven if d.sentence.statement.id == previous.id),
    )


def _only(labelled: LabelledSentence, statement: str) -> LabelledSentence:
    kept = [
        (old, match)
        for old, match in zip(labelled.earlier, labelled.matches, strict=True)
        if old.statement.id == statement
    ]
    if len(kept) == len(labelled.earlier):
        return labelled
    return replace(
        labelled,
        label=labelled.label if kept else Label.NEW,
        earlier=tuple(old for old, _ in kept),
        matches=tuple(match for _, match in kept),
    )


def threads_by_sentence(threads: Iterable[Thread]) -> Mapping[tuple[str, int], list[str]]:
    """Return the threads that each sentence is a wording of, by statement and index."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for thread in threads:
        for occurrence in thread.occurrences:
            if occurrence.role is not Role.MENTION:
                sentence = occurrence.sentence
                found[sentence.statement.id, sentence.index].append(thread.id)
    return found


def statement_data(reading: Reading, threads: Mapping[tuple[str, int], list[str]]) -> dict[str, object]:
    """Return one statement for the comparing script: each sentence with its kind and its threads."""
    ref = reading.statement.ref
    own = [s.sentence for s in reading.changes.sentences]
    return {
        "id": ref.id,
        "sentences": [
            [s.text, s.annotated.kind.value, *threads.get((ref.id, s.index), [s.thread or ""])] for s in own
        ],
    }


def statement_row(book: Book, reading: Reading) -> tuple[str | None, ...]:
    """Return a statement for the choice: id, group, series, name, day, source, page."""
    ref, cite = reading.statement.ref, cite_of(reading.statement.ref)
    page = meeting_page(ref.id)
    return ref.id, book.series.group, book.series.name, name_of(ref), cite.iso, cite.source, page
