from __future__ import annotations

from datetime import date

import pytest

from tracker.annotate.deadline import describe, find_deadline


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("They will update the plan by the end of this year.", "by 31 December 2024"),
        ("Talks will be held in the first half of next year.", "in the first half of 2025"),
        ("Talks will be held in Q3 2025.", "in the third quarter of 2025"),
        ("Talks will be held in due course.", "in due course (open)"),
        ("The measures are extended until 30 June 2025.", "until 30 June 2025"),
        ("The rate will be cut with effect from 18 September 2024.", "from 18 September 2024"),
        ("Tapering will begin starting in October.", "from October 2024"),
        ("The minister will travel from 3 to 5 October.", "3 October 2024 to 5 October 2024"),
        ("The experts will meet on 3 October.", "on 3 October 2024"),
        ("The experts will meet next week.", "in the week of 16 September 2024"),
        ("The experts will meet this autumn.", "in autumn 2024"),
        ("The aircraft will be deployed in the 2030s.", "in the 2030s"),
        (
            "The leaders will speak at the G20 Summit.",
            "at the G20 Summit (18 November 2024 to 19 November 2024)",
        ),
        ("The report will be out by 31 November.", "by 31 November (no date can be told)"),
        ("양측은 연말까지 계획을 갱신하기로 했다.", "by 31 December 2024"),
        ("훈련을 내년 상반기에 실시할 예정이다.", "in the first half of 2025"),
        ("年内に署名する予定だ。", "by 31 December 2024"),
        ("10月3日から5日まで訪問する予定だ。", "3 October 2024 to 5 October 2024"),
    ],
)
def test_plain_words(sentence: str, words: str) -> None:
    deadline = find_deadline(sentence, date(2024, 9, 10))
    assert deadline is not None
    assert describe(deadline) == words
