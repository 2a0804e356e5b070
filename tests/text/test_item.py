"""What can be said of a block from those beside it."""

from __future__ import annotations

import pytest

from tracker.model import Line
from tracker.split import split_blocks
from tracker.text.item import Item, in_table, in_terms
from tracker.text.unglue import to_items


def _items(*texts: str) -> list[Item]:
    lines = [line for n, text in enumerate(texts) for line in (Line(2 * n + 1, text), Line(2 * n + 2, ""))]
    return to_items(split_blocks(lines), lines)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Port | Lead | Date", "Naruto | Kilwa | May"), [True, True]),
        (("Port | Date", "Naruto | Kilwa | May"), [True, True]),
        (("Port | Date", "The ministers met."), [False, False]),
        (("Story ID: | 438511", "Web views: | 231"), [False, False]),
    ],
)
def test_rows_stand_beside_rows(texts: tuple[str, ...], found: list[bool]) -> None:
    items = _items(*texts)
    assert [in_table(items, item.index) for item in items] == found


def test_terms_stand_beside_terms_and_say_something() -> None:
    items = _items(
        "Term: ten years from first delivery", "Volume: twenty tonnes a year until 2028", "Views: 231"
    )
    assert [in_terms(items, item.index) for item in items] == [True, True, False]
