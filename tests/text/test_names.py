"""Names of meetings."""

from __future__ import annotations

import pytest

from tracker.text.names import find_names, has_parties


@pytest.mark.parametrize(
    ("name", "told"),
    [("한-노르웨이 전략대화", True), ("한·미·일 안보회의", True), ("제11차 국방전략대화", False)],
)
def test_a_korean_name_tells_its_parties(name: str, told: bool) -> None:
    assert has_parties(name) is told


def test_the_english_name_in_brackets_is_not_the_name_in_a_korean_sentence() -> None:
    sentence = "양국은 서울에서 제3차 한-알도니아 전략대화(Strait Security Dialogue)를 개최하였다."
    assert [name.text for name in find_names(sentence)] == ["제3차 한-알도니아 전략대화"]
