from __future__ import annotations

import pytest

from tracker.language.visitor import reports


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council decided on 4 March 2024 to limit the use of cookies.", True),
        (
            "The website will not be available on 4 March 2024 because of maintenance, please come back.",
            False,
        ),
        ("You have 3 articles left until 4 March 2024.", False),
        ("The council decided to limit the use of cookies.", False),
        ("Published 4 March 2024", False),
    ],
)
def test_only_a_sentence_about_a_day_that_ignores_its_reader_reports(text: str, expected: bool) -> None:
    assert reports(text) is expected
