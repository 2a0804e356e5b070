import pytest

from tracker.match.relation import judge

PAIRS = [
    (
        "양측은 공동 연구반을 설치할 것을 약속하였다.",
        "양측은 가능한 경우 공동 연구반을 설치하기로 하였다.",
    ),
    ("양측은 조사단을 파견하기로 하였다.", "양측은 조사단을 파견하지 않기로 하였다."),
    ("양 장관은 항구에서 회의를 개최하였다.", "양 장관은 공항에서 회의를 개최하였다."),
    ("양측은 봉쇄를 강력히 규탄하였다.", "양측은 봉쇄에 우려를 표명하였다."),
]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_fact_cuts_no_korean_word(old, new):
    changes = judge(old, new).changes
    assert changes
    for change in changes:
        for told, text in ((change.old, old), (change.new, new)):
            words = [word.strip(".") for word in text.split()]
            assert told is None or set(told.split()) <= set(words)


def test_the_condition_is_told_with_its_first_syllable():
    told = [change.new for old, new in PAIRS[:1] for change in judge(old, new).changes]
    assert "가능한 경우" in told
