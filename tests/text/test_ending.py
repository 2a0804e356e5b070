"""Where a statement ends."""

from __future__ import annotations

import pytest

from tracker.model import Line, Page
from tracker.split import split_blocks
from tracker.text import clean, ending

_OPENING = (
    "Joint Statement of the Strait Ministers",
    "The Ministers of the three strait states met in Sundhavn on 3 June 2024 to discuss safe shipping.",
    "They agreed to open two ports to survey ships and to share their charts of the strait.",
)
_MORE = "The Ministers also agreed on pilots for ships that carry charts of the strait in electronic form."
_CLOSING = "The Ministers will report on shipping in the strait to their parliaments in May 2025."


def _kept(*texts: str) -> list[str]:
    lines = tuple(
        line for n, text in enumerate(texts) for line in (Line(2 * n + 1, text), Line(2 * n + 2, ""))
    )
    return [block.text for block in clean(split_blocks(lines), Page(lines, "text/plain")).body]


@pytest.mark.parametrize(
    "between",
    [
        ("ANNEX", "Port | Lead | Date", "Naruto | Kilwa | May", "Sundhavn | Aldonia | June"),
        ("Related stories", "Storm closes the harbour of Kilwa"),
        ("Share this page",),
        ("* * *",),
        ("Charts", "Pilots", "Ports"),
    ],
)
def test_what_interrupts_a_text_does_not_end_it(between: tuple[str, ...]) -> None:
    assert _kept(*_OPENING, *between, _MORE, _CLOSING)[-1] == _CLOSING


@pytest.mark.parametrize(
    "behind",
    [
        (
            "Related stories",
            "Storm closes harbour",
            "5 June 2024",
            "Gales kept ferries at their berths over the weekend.",
        ),
        (
            "Most read",
            "Cup final ends in draw",
            "Cinema reopens",
            "Tax forms explained",
            "Ferry fares to rise",
        ),
        ("Media contact", "Ada Holm answers questions about the strait states and their ministers."),
        ("###", "The Ministers of the three strait states are the owners of the Strait Pilots Company."),
    ],
)
def test_other_things_behind_it_are_not_the_statement(behind: tuple[str, ...]) -> None:
    assert _kept(*_OPENING, _CLOSING, *behind)[-1] == _CLOSING


def test_a_count_that_goes_on_crosses_what_ends_other_texts() -> None:
    last = "3. Pilots shall speak English."
    kept = _kept(*_OPENING, "1. Charts are free.", "2. Ports shall be lit.", "____________", last)
    assert kept[-1] == last


def test_an_end_mark_in_the_last_line_ends_the_text() -> None:
    behind = "The Strait Ministers thank their hosts in Sundhavn for the shipping of charts."
    assert behind not in _kept(*_OPENING, f"{_CLOSING} (END)", behind)


def test_a_long_table_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    says = ending._says_something
    monkeypatch.setattr(ending, "_says_something", lambda rows: seen.append(len(rows)) or says(rows))
    table = ["Port | Lead | State", *(f"Naruto | Kilwa | ready in part {n}" for n in range(60))]
    assert _kept(*_OPENING, *table, _MORE, _CLOSING)[-1] == _CLOSING
    assert seen == [len(table)]
