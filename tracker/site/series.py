"""The page of a series: its meetings, the presence matrix, and how much each statement changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.day_words import short_day
from tracker.render.sections import tally
from tracker.render.summary import join, name_of, news
from tracker.render.view import cite_of
from tracker.site.drawing import Bar, Strip, Trend, cell_width, shares, strength, strip_of
from tracker.site.front import expected
from tracker.site.looks import LABELS
from tracker.site.matrix import COLUMNS, ROWS, rows_of, told
from tracker.site.paths import meeting_page, series_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tracker.model.thread import Thread
    from tracker.render.labels import Look
    from tracker.render.view import Cite
    from tracker.site.data import Book
    from tracker.site.matrix import Row

MONTHS_FIT = 60
"""Width of a column from which each can be headed by month and year."""
YEAR_COLUMNS = 3
"""Columns that the figures of a year take."""
BARS = 60
"""Newest meetings in the charts; more would be thinner than a finger can hit."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One meeting in the timeline."""

    title: str
    href: str
    cite: Cite
    place: str | None
    line: str
    day: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A year above the columns of the matrix."""

    x: int
    """Number of the column."""
    text: str
    """A year, or month and year where columns are wide; empty where there is no room."""


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row of the matrix with its drawing, as far as the window goes."""

    row: Row
    strip: Strip
    said: str


@dataclass(frozen=True, slots=True)
class SeriesView:
    """Everything the page of a series shows."""

    name: str
    slug: str
    group: str
    folder: str
    count: int
    first: str
    last: str
    expected: str | None
    late: bool
    stops: tuple[Stop, ...]
    """Newest first."""
    columns: tuple[Stop, ...]
    """Meetings of the window, oldest first."""
    ticks: tuple[Tick, ...]
    cell: int
    rows: tuple[DrawnRow, ...]
    row_count: int
    kinds: tuple[tuple[str, int], ...]
    labels: tuple[tuple[str, Look, int], ...]
    bars: tuple[Bar, ...]
    bar_stops: tuple[Stop, ...]
    trend: Trend | None


def series_view(book: Book, rows: Sequence[Row]) -> SeriesView:
    """Lay out one series.

    Args:
        book: the series; it has at least one statement.
        rows: of its matrix, all of them.
    """
    stops = tuple(_stop(book, n) for n in range(len(book.readings)))
    window = stops[-COLUMNS:]
    dates = [stop.cite.date for stop in window]
    labels = Counter(row.latest for row in rows)
    return SeriesView(
        name=book.series.name,
        slug=book.series.slug,
        group=book.series.group,
        folder=series_folder(book.series.slug),
        count=len(stops),
        first=stops[0].cite.date,
        last=stops[-1].cite.date,
        expected=expected(book.outlook),
        late=bool(book.outlook and book.outlook.overdue),
        stops=tuple(reversed(stops)),
        columns=window,
        ticks=_ticks(window),
        cell=cell_width(len(window)),
        rows=tuple(_drawn(row, dates) for row in rows[:ROWS]),
        row_count=len(rows),
        kinds=tuple(sorted(Counter(row.kind for row in rows).items())),
        labels=tuple((key, look, labels[key]) for key, look in LABELS.items() if labels[key]),
        bars=shares(book.readings[-BARS:]),
        bar_stops=stops[-BARS:],
        trend=strength(book.readings[-BARS:]),
    )


def series_rows(book: Book, threads: Sequence[Thread], paged: Collection[str]) -> tuple[Row, ...]:
    """Return the rows of the matrix of one series."""
    own = [thread for thread in threads if thread.group == book.series.group]
    return rows_of(own, [reading.statement for reading in book.readings], paged)


def _stop(book: Book, position: int) -> Stop:
    reading = book.readings[position]
    ref = reading.statement.ref
    parts = news(tally(reading.digest)) if reading.digest.previous else ["first statement"]
    return Stop(
        title=name_of(ref),
        href=meeting_page(ref.id),
        cite=cite_of(ref),
        place=ref.place,
        line=join(parts) if parts else "nothing changed",
        day=short_day(ref.meeting_date),
    )


def _ticks(window: Sequence[Stop]) -> tuple[Tick, ...]:
    if cell_width(len(window)) >= MONTHS_FIT:
        return tuple(Tick(n, stop.day.partition(" ")[2]) for n, stop in enumerate(window))
    ticks: list[Tick] = []
    year, told = "", -YEAR_COLUMNS
    for n, stop in enumerate(window):
        if stop.cite.iso and stop.cite.iso[:4] != year:
            year = stop.cite.iso[:4]
            fits = n - told >= YEAR_COLUMNS
            ticks.append(Tick(n, year if fits else ""))
            told = n if fits else told
    return tuple(ticks)


def _drawn(row: Row, dates: Sequence[str]) -> DrawnRow:
    marks = row.marks[-COLUMNS:]
    return DrawnRow(row, strip_of(marks), told(marks, dates))


def presence_data(book: Book, rows: Sequence[Row]) -> dict[str, object]:
    """Return the whole matrix for the script: columns, then one short list a thread."""
    stops = [_stop(book, n) for n in range(len(book.readings))]
    return {
        "columns": [[stop.cite.iso, stop.title, stop.href] for stop in stops],
        "rows": [[r.text, r.kind, r.status, r.href, r.said, packed(r.marks)] for r in rows],
    }


def packed(marks: str) -> str:
    """Write runs of a letter as letter and length: 'F', 'V12', '-3'; half the size for long series.

    >>> packed("   FVVVV--R")
    ' 3FV4-2R'
    """
    out: list[str] = []
    n = 0
    while n < len(marks):
        end = n
        while end < len(marks) and marks[end] == marks[n]:
            end += 1
        out.append(marks[n] + (str(end - n) if end - n > 1 else ""))
        n = end
    return "".join(out)
