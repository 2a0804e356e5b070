"""The page of one meeting: its full text, each sentence with its label and its earlier wording."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.worddiff import word_diff
from tracker.model import BlockKind
from tracker.render.comparison import rows_of
from tracker.render.labels import Look
from tracker.render.summary import name_of
from tracker.render.view import MARKS_HELP, Cite, cite_of, view_of
from tracker.site.looks import LABELS, Day, day, due_words, label_of
from tracker.site.paths import compare_page, meeting_page, sentence_link, series_page, thread_link

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracker.language.worddiff import Segment
    from tracker.model import SentenceRef
    from tracker.render.comparison import Row
    from tracker.render.view import Entry
    from tracker.site.data import Book, Reading

_NO_DIFF: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """A wording that a sentence carries on."""

    text: str
    segments: tuple[Segment, ...]
    """What became of its words; empty where marks would hide more than they show."""
    cite: Cite
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the full text, or one that used to stand here."""

    anchor: str
    number: int
    label: str
    look: Look
    kind: str
    block: str
    opens: bool
    """Whether it opens a paragraph."""
    gone: bool
    text: str
    segments: tuple[Segment, ...]
    headline: str
    standing: str | None
    doubt: str | None
    finding: str | None
    earlier: tuple[Earlier, ...]
    changes: tuple[str, ...]
    thread: str | None
    due: str | None
    moved: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice of a filter with how many lines it leaves."""

    key: str
    look: Look
    count: int


@dataclass(frozen=True, slots=True)
class Step:
    """A link to a neighbouring meeting."""

    href: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class MeetingView:
    """Everything the page of a meeting shows."""

    title: str
    series: str
    series_href: str
    place: str | None
    cite: Cite
    published: Day | None
    headline: str
    notes: tuple[str, ...]
    glance: tuple[Entry, ...]
    lines: tuple[Line, ...]
    filters: tuple[Filter, ...]
    kinds: tuple[tuple[str, int], ...]
    older: Step | None
    newer: Step | None
    compare: str | None
    sha256: str
    revision: int
    statement_id: str
    citation: str


def meeting_view(book: Book, position: int, lines: tuple[Line, ...]) -> MeetingView:
    """Lay out one meeting.

    Args:
        book: its series.
        position: of the meeting in the series, oldest first.
        lines: its text, as :func:`lines_of` gives it.
    """
    reading = book.readings[position]
    statement, changes = reading.statement, reading.changes
    view = view_of(reading.digest)
    return MeetingView(
        title=view.title,
        series=book.series.name,
        series_href=series_page(book.series.slug),
        place=view.place,
        cite=view.cite,
        published=day(statement.published_date) if statement.published_date else None,
        headline=view.headline,
        notes=view.notes,
        glance=view.glance,
        lines=lines,
        filters=_filters(lines),
        kinds=tuple(sorted(Counter(line.kind for line in lines).items())),
        older=_step(book, position - 1),
        newer=_step(book, position + 1),
        compare=compare_page(changes.previous.id, statement.id) if changes.previous else None,
        sha256=statement.sha256,
        revision=statement.revision,
        statement_id=statement.id,
        citation=f"{name_of(statement.ref)}, {view.cite.date} ({view.cite.source})",
    )


def lines_of(reading: Reading, paged: Collection[str]) -> tuple[Line, ...]:
    """Return the full text line by line, with dropped sentences where they used to stand."""
    lines: list[Line] = []
    paragraph: int | None = None
    for row in rows_of(reading.changes, reading.digest):
        place = reading.layout[row.labelled.sentence.index] if row.new else None
        opens = place is not None and place.paragraph != paragraph
        if place is not None:
            paragraph = place.paragraph
        block = place.block if place else BlockKind.PARAGRAPH
        lines.append(_line(row, block, opens, paged))
    return tuple(lines)


def _line(row: Row, block: BlockKind, opens: bool, paged: Collection[str]) -> Line:
    sentence, finding = row.labelled.sentence, row.finding
    label = label_of(row)
    annotated = sentence.annotated
    differing = label != "unchanged" and row.new is not None
    earlier = tuple(_earlier(old, sentence) for old in row.labelled.earlier) if differing else ()
    number = sentence.index + 1
    return Line(
        anchor=f"s-{number}" if row.new else f"was-{number}",
        number=number,
        label=label,
        look=row.look if finding else LABELS[label],
        kind=annotated.kind.value,
        block=block.value,
        opens=opens,
        gone=row.new is None,
        text=sentence.text,
        segments=_marked(row, label),
        headline=row.headline if finding else "",
        standing=finding.standing if finding else None,
        doubt=row.doubt if differing else None,
        finding=row.id,
        earlier=earlier if row.new else _last_said(sentence),
        changes=tuple(str(change) for change in finding.changes) if finding else (),
        thread=thread_link(sentence.thread, paged),
        due=due_words(annotated.deadline) if annotated.deadline else None,
        moved=row.moved,
    )


def _marked(row: Row, label: str) -> tuple[Segment, ...]:
    """Return the words with their marks. In a changed sentence also those that are gone: a loss must show."""
    if row.new is None:
        return row.old[0].segments
    return row.inline if label == "changed" and row.inline else row.new.segments


def _earlier(old: SentenceRef, new: SentenceRef) -> Earlier:
    compared = word_diff(old.text, new.text)
    shown = compared.old if compared.similarity >= MARKS_HELP else _NO_DIFF
    return Earlier(old.text, shown, cite_of(old.statement), sentence_link(old))


def _last_said(sentence: SentenceRef) -> tuple[Earlier, ...]:
    return (Earlier(sentence.text, _NO_DIFF, cite_of(sentence.statement), sentence_link(sentence)),)


def _filters(lines: tuple[Line, ...]) -> tuple[Filter, ...]:
    counts = Counter(line.label for line in lines)
    return tuple(Filter(key, look, counts[key]) for key, look in LABELS.items() if counts[key])


def _step(book: Book, position: int) -> Step | None:
    if not 0 <= position < len(book.readings):
        return None
    ref = book.readings[position].statement.ref
    return Step(meeting_page(ref.id), name_of(ref), cite_of(ref).date)
