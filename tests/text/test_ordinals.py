from __future__ import annotations

import pytest

from tracker.text.ordinals import read_ordinal, without_ordinal


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("14th Harbour Talks", 14),
        ("the fifteenth session", 15),
        ("Twenty-first Meeting", 21),
        ("thirtieth round", 30),
        ("inaugural dialogue", 1),
        ("제12차 위원회", 12),
        ("第８回対話", 8),
        ("Harbour Talks", None),
        ("thirds of the fleet", None),
    ],
)
def test_read(text: str, number: int | None) -> None:
    assert read_ordinal(text) == number


def test_the_name_without_its_number() -> None:
    assert without_ordinal("14th Harbour Talks") == "Harbour Talks"
    assert without_ordinal("제12차 한-필리핀 위원회") == "한-필리핀 위원회"
