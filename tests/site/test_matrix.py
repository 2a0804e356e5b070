"""The presence matrix and the drawings."""

from __future__ import annotations

import json
import re

import pytest

from tracker.site import Site
from tracker.site.drawing import shares, strength, strip_of
from tracker.site.matrix import told
from tracker.site.series import packed, presence_data, series_rows, series_view


def unpacked(text: str) -> str:
    return re.sub(r"(\D)(\d+)", lambda m: m[1] * int(m[2]), text)


@pytest.mark.parametrize("marks", ["FVVV-R", "   FVVVV--R", "", "F", "FC?-V"])
def test_packing_loses_nothing(marks: str) -> None:
    assert unpacked(packed(marks)) == marks


def test_strip_joins_what_was_said_without_a_gap() -> None:
    strip = strip_of("F" + "V" * 20 + "-" * 5 + "RC" + " " * 12)
    assert strip.line.count("M") == 2
    assert [letter for letter, _ in strip.signs].count("-") == 1
    assert strip.width == strip.cell * 40


def test_strip_shows_silence_that_proves_nothing_apart() -> None:
    assert strip_of("FV?V").silent.count("M") == 1
    assert "-" not in [letter for letter, _ in strip_of("FV?V").signs]


def test_row_in_words() -> None:
    dates = ["a", "b", "c", "d"]
    assert told(" FCV", dates) == "said at 3 of 4 meetings, from b to d, other words at 1"
    assert told("    ", dates) == "not said at these meetings"


def test_rows_of_the_demo_begin_with_the_latest_text(site: Site) -> None:
    book = next(b for b in site.books if b.series.slug == "straits-security-dialogue")
    rows = series_rows(book, site.threads, frozenset())
    assert len(rows[0].marks) == len(book.readings)
    assert rows[0].last == len(book.readings) - 1
    assert [r.last for r in rows] == sorted((r.last for r in rows), reverse=True)
    said = {
        p.id for p in site.threads if any(o.sentence.statement.series == book.series.name for o in p.wordings)
    }
    assert {row.id for row in rows} == said


def test_large_matrix_is_windowed(site: Site) -> None:
    book = next(b for b in site.books if b.series.slug == "straits-security-dialogue")
    many = type(book)(book.series, book.readings * 30)
    row = series_rows(book, site.threads, frozenset())[0]
    rows = [row] * 2000
    view = series_view(many, rows)
    assert (len(view.rows), len(view.columns), view.row_count) == (60, 40, 2000)
    assert len(json.dumps(presence_data(many, rows))) < 600_000


def test_charts_need_something_to_draw(site: Site) -> None:
    assert shares([]) == ()
    assert strength([]) is None
    book = next(b for b in site.books if len(b.readings) > 3)
    bars = shares(book.readings)
    assert all(0 <= b.same + b.changed + b.new <= 100.1 for b in bars)
    assert [b.x for b in bars] == sorted(b.x for b in bars)
