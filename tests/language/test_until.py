from __future__ import annotations

import pytest

from tracker.language.until import ends_a_state


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("2026년 6월까지", "양측은 2026년 6월까지 어업 협정을 체결하기로 하였다."),
        ("2025년 12월까지", "두 장관은 2025년 12월까지 직통 전화를 설치하고 협력을 계속하기로 하였다."),
        ("올해 말까지", "두 장관은 올해 말까지 유지보수 센터를 완공하기로 하였다."),
        ("내년 3월까지", "양국은 내년 3월까지 지속적인 교류 방안을 마련하기로 하였다."),
        ("2026年3月までに", "両国は2026年3月までに漁業協定を締結することで一致した。"),
        ("2026年9月末まで", "両国は2026年9月末までに制度の継続を決定する。"),
        ("2026年末まで", "両国は2026年末までの協定の締結を目指す。"),
        ("2026年末まで", "両国は2026年末までを目途に窓口を設置する。"),
        ("by June 2026", "They will publish the map by June 2026."),
    ],
)
def test_a_deed_is_due_by_its_date(phrase: str, text: str) -> None:
    assert not ends_a_state(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("2027년 12월까지", "양국은 2027년 12월까지 공동 순찰을 계속하기로 합의하였다."),
        ("2027년까지", "양국은 2027년까지 관세 면제를 유지하고 새 창구를 설치하기로 하였다."),
        ("2027년까지", "양국은 2027년까지 지속적으로 협력하기로 하였다."),
        ("2027년까지", "양국은 협정의 효력을 2027년까지 연장하기로 하였다."),
        ("2025년부터 2027년까지", "양국은 2025년부터 2027년까지 교육 사업을 실시하기로 하였다."),
        ("2027年3月まで", "両国は2027年3月まで共同巡視を継続する。"),
        ("2025年から2027年まで", "両国は2025年から2027年まで研修を実施する。"),
        ("2027年末まで", "両国は2027年末までの措置の延長で一致した。"),
        ("until June 2026", "The mission will stay until June 2026."),
        ("for a further period of one year", "They extended it for a further period of one year."),
    ],
)
def test_what_lasts_ends_on_its_date(phrase: str, text: str) -> None:
    assert ends_a_state(phrase, text)
