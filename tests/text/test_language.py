from __future__ import annotations

import pytest

from tracker.text.language import read_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ministers agreed to publish the tariff by the end of the year.", "en"),
        ("Les ministres ont décidé de renforcer leur coopération dans le domaine des ports.", "fr"),
        ("Die Minister haben sich auf einen gemeinsamen Tarif für die Häfen geeinigt.", "de"),
        ("양측은 협력을 강화하기로 하였다.", "ko"),
        ("双方は協力を強化することで一致しました。", "ja"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert read_language(text) == code


def test_what_the_format_states_counts_when_the_text_is_too_short() -> None:
    assert read_language("Split", "hr") == "hr"
    assert read_language("Split") is None
