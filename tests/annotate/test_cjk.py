from __future__ import annotations

from datetime import date

import pytest

from tracker.annotate import annotate
from tracker.annotate.cjk import is_cjk
from tracker.model import Kind

_SENTENCES = {
    "양국 장관은 2025년 말까지 공동 핫라인을 설치하기로 하였다.": Kind.COMMITMENT,
    "양측은 긴밀히 협력해 나가기로 합의했다.": Kind.COMMITMENT,
    "양측은 확고한 방위 공약을 재확인하였다.": Kind.COMMITMENT,
    "양측은 공동 훈련을 실시할 것이다.": Kind.COMMITMENT,
    "양국 장관은 서울에서 회담을 가졌다.": Kind.PROCEDURAL,
    "양측은 미사일 발사를 강력히 규탄하였다.": Kind.POSITION,
    "양측은 우려를 표명하였다.": Kind.POSITION,
    "핫라인이 3월에 개통되었다.": Kind.PROGRESS,
    "両大臣は来年前半に共同訓練を実施することで一致した。": Kind.COMMITMENT,
    "両国は引き続き緊密に協力していく。": Kind.COMMITMENT,
    "両大臣は東京で会談した。": Kind.PROCEDURAL,
    "両大臣はミサイル発射を強く非難した。": Kind.POSITION,
    "両大臣は懸念を表明した。": Kind.POSITION,
    "日本は支援を約束した。": Kind.COMMITMENT,
    "新しい連絡窓口が3月に設置された。": Kind.PROGRESS,
}


@pytest.mark.parametrize(("text", "kind"), _SENTENCES.items())
def test_the_last_predicate_says_what_a_sentence_does(text: str, kind: Kind) -> None:
    assert annotate([text], date(2025, 4, 14))[0].kind is kind


def test_a_korean_promise_keeps_its_deadline() -> None:
    (note,) = annotate(["양국 장관은 2025년 말까지 핫라인을 설치하기로 하였다."], date(2025, 4, 14))
    assert note.deadline is not None
    assert str(note.deadline.end) == "2025-12-31"


@pytest.mark.parametrize(
    ("text", "cjk"), [("The ROK (대한민국) agreed.", False), ("한미일 3국", True), ("", False)]
)
def test_script_decides_by_the_most_letters(text: str, cjk: bool) -> None:
    assert is_cjk(text) is cjk
