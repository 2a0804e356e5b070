"""Rows of tables in plain text."""

from __future__ import annotations

import pytest

from tracker.formats.plain import plain_lines
from tracker.model import BlockKind


def _rows(text: str) -> list[str]:
    return [line.text for line in plain_lines(text) if line.hint is BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Measure                 Lead        Date\nShore power pilot       Kilwa       June 2025",
            ["Measure | Lead | Date", "Shore power pilot | Kilwa | June 2025"],
        ),
        ("Port\tDate\nNaruto Bay\tJune 2025", ["Port | Date", "Naruto Bay | June 2025"]),
        (
            "│Port   │Date     │\n├───────┼─────────┤\n│Naruto │June 2025│",
            ["Port | Date", "Naruto | June 2025"],
        ),
        ("   a)   cut the time of vessels in port\n   b)   install reception facilities", []),
        ("Status: open     Reference: 12\nSector: steel     Country: Aldonia", []),
        ("the ministers met in      the second half of\nspring and agreed to      the year was quiet", []),
        ("Only one line     has a gap\n\nThe ministers met.", []),
    ],
)
def test_cells_below_each_other_are_rows(text: str, rows: list[str]) -> None:
    assert _rows(text) == rows


def test_other_lines_lose_their_runs_of_spaces_and_keep_their_indentation() -> None:
    assert [line.text for line in plain_lines("    We  will meet.\n────────")] == ["    We will meet.", ""]
