from __future__ import annotations

from datetime import date

import pytest

from tracker.annotate.deadline import find_deadlines
from tracker.annotate.deadline.cjk import language

MEETING = date(2024, 7, 18)


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("장관회의는 27일과 28일 도쿄에서 개최될 예정이다.", "2024-07-27", "2024-07-28"),
        ("会合は27日と28日に開催される予定である。", "2024-07-27", "2024-07-28"),
        ("次回の会合は2025年前半に開催する。", "2025-01-01", "2025-06-30"),
        ("買入れ額を2026年1〜3月に減額する。", "2026-01-01", "2026-03-31"),
        ("遅くとも9月までに結論を得る。", "2024-07-18", "2024-09-30"),
        ("夏までに取りまとめる予定である。", "2024-07-18", "2024-08-31"),
        ("この事業は2025年度に始める計画だ。", "2025-04-01", "2026-03-31"),
    ],
)
def test_one_time(sentence: str, start: str, end: str) -> None:
    (found,) = find_deadlines(sentence, MEETING)
    assert (str(found.start), str(found.end)) == (start, end)


@pytest.mark.parametrize("sentence", ["협정은 서명 후 30일 이내에 발효한다.", "署名後30日以内に発効する。"])
def test_days_counted_from_something_undated_are_unknown(sentence: str) -> None:
    (found,) = find_deadlines(sentence, MEETING)
    assert (found.start, found.end) == (None, None)


@pytest.mark.parametrize(
    "sentence", ["물가상승률은 내년 2%로 낮아질 것으로 예상된다.", "物価は2025年に2%上昇すると予想される。"]
)
def test_forecasts_are_no_deadlines(sentence: str) -> None:
    assert find_deadlines(sentence, MEETING) == []


def test_language_is_that_of_most_letters() -> None:
    assert language("연말까지 완료한다") == "korean"
    assert language("年末までに完了する") == "japanese"
    assert language("Minister 신원식 will travel to Tokyo") is None
    assert language("12 34") is None
