"""Times of day, however they are written, have one key."""

from __future__ import annotations

import pytest

from tracker.match.relation.clock import find_clock


@pytest.mark.parametrize(
    ("spoken", "figures"),
    [
        ("a quarter to twelve in the morning", "11:45 a.m."),
        ("a quarter to twelve in the evening", "11:45 p.m."),
        ("quarter to one in the afternoon", "12:45 p.m."),
        ("half past twelve in the afternoon", "12:30 p.m."),
        ("a quarter to 9 in the evening", "20:45"),
        ("half past three in the morning", "3.30 a.m."),
    ],
)
def test_spoken_and_in_figures(spoken: str, figures: str) -> None:
    keys = [next(find_clock(f"The hall opens at {form}"))[2] for form in (spoken, figures)]
    assert keys[0] == keys[1]
