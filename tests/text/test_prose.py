from __future__ import annotations

import pytest

from tracker.text.prose import is_prose


@pytest.mark.parametrize(
    "text",
    [
        "They will meet again next year.",
        "The ministers agreed to publish the tariff by June.",
        "Noting that the harbour was closed for most of the winter,",
        "The ministers met in Split to discuss the common tariff, which both sides want to lower. (Reuters)",
        "양측은 내년 상반기에 회의를 개최하기로 하였다.",
        "양측은 내년 상반기에 회의를 개최하기로 하였다. 끝.",
        "双方は、協力を強化することで一致しました。",
    ],
)
def test_sentences_are_running_text(text: str) -> None:
    assert is_prose(text)


@pytest.mark.parametrize(
    "text",
    [
        "Harbour ministers agree to publish common tariff",
        "Home > News > Releases",
        "Office of the Spokesperson",
        "Read more about the talks...",
        "제12차 국방협력공동위원회 개최 결과",
        "報道発表",
        "",
    ],
)
def test_labels_and_headlines_are_not(text: str) -> None:
    assert not is_prose(text)
