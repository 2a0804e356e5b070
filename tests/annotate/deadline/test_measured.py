"""The figures that the documents state, over data that is not part of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import deadlines

pytestmark = pytest.mark.slow


def test_gold_deadlines(shared: Path) -> None:
    cases = list(deadlines.gold_cases())
    found = [deadlines.find_deadline(case.text, case.meeting) for case in cases]
    wanted = [(case, one) for case, one in zip(cases, found, strict=True) if case.phrase]
    right = sum(one is not None and (str(one.end) if one.end else None) == case.end for case, one in wanted)
    assert right >= 0.95 * len(wanted)
    assert not [one for case, one in zip(cases, found, strict=True) if one and not case.phrase]


def test_every_deadline_of_three_series_has_been_read_and_is_right(shared: Path) -> None:
    verdicts = {
        (row.series, row.statement, row.phrase, row.end): v for row, v in deadlines.reviewed().items()
    }
    rows = {(row.series, row.statement, row.phrase, row.end) for row in deadlines.series_rows()}
    assert rows - set(verdicts) == set()
    assert [row for row in rows if not verdicts[row].startswith("right")] == []
