"""2,000 threads × 200 meetings: every file stays small, and the matrix answers at once."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from builders import SERIES, statement
from tracker.model import Annotated, Digest, Kind, PresenceMark, SentenceRef, StatementChanges
from tracker.model.report import Counts
from tracker.model.thread import Occurrence, Presence, Status, Thread
from tracker.run.folder import write_folder
from tracker.run.site import render_site
from tracker.site import Book, Reading, Site

expect = pytest.importorskip("playwright.sync_api", reason="needs playwright").expect
pytestmark = pytest.mark.slow
MEETINGS, THREADS = 200, 2000
MARKS = (PresenceMark.VERBATIM, PresenceMark.ABSENT, PresenceMark.REWORDED, PresenceMark.CHANGED)


def large_site() -> Site:
    days = [date(1990, 1, 1) + timedelta(days=60 * n) for n in range(MEETINGS)]
    statements = [statement(day.isoformat()) for day in days]
    readings = [
        Reading(s, (), StatementChanges(s.ref, None, (), ()), Digest(s.ref, None, None, Counts(), ()))
        for s in statements
    ]
    refs = [s.ref for s in statements]
    threads = []
    for number in range(THREADS):
        start = number % (MEETINGS - 20)
        note = Annotated(
            f"Line {number} speaks of the harbour of town {number % 97} at length.", Kind.POSITION
        )
        marks = [MARKS[(number + n) // 7 % 4] for n in range(MEETINGS - start - 1)]
        presence = [PresenceMark.FIRST, *marks]
        cells = tuple(Presence(ref, mark) for ref, mark in zip(refs[start:], presence, strict=True))
        said = (Occurrence(SentenceRef(refs[start], 0, note), None),) * 2
        threads.append(Thread(f"{number:010x}", SERIES.group, Kind.POSITION, said, cells, (), Status.OPEN))
    return Site("Large", days[-1], (Book(SERIES, tuple(readings)),), tuple(threads))


def test_matrix_of_four_hundred_thousand_cells_stays_usable(visitor: Any, tmp_path: Path) -> None:
    write_folder(tmp_path, render_site(large_site()))
    sizes = {path: path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()}
    assert max(size for path, size in sizes.items() if path.suffix == ".html") < 300_000
    visitor.origin = tmp_path.as_uri()
    page = visitor.visit(f"series/{SERIES.slug}/index.html")
    rows = page.locator(".matrix tbody tr")
    assert rows.count() == 60
    fitting = sum("42" in f"{n} and {n % 97}" for n in range(THREADS))
    page.fill("[data-words-filter]", "town 42 ")
    expect(page.locator("[data-readout]")).to_contain_text(f"of {fitting} lines")
    assert rows.count() == min(fitting, 60)
    page.fill("[data-words-filter]", "")
    expect(page.locator("[data-readout]")).to_contain_text("of 2000 lines")
    page.click("[data-page='1']")
    assert page.inner_text("[data-readout]").startswith("61 to 120 of 2000 lines")
    page.click("[data-pan='-1']")
    years = page.locator(".axis-row text").all_text_contents()
    assert years == sorted(years)
    assert years[0] < "2016"
    spent = page.evaluate(
        """() => { const t = performance.now(), f = document.querySelector('[data-words-filter]');
        f.value = 'town 7'; f.dispatchEvent(new Event('input')); return performance.now() - t; }"""
    )
    assert spent < 500
