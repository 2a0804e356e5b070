from __future__ import annotations

from datetime import date

import pytest

from tracker.text.meeting_date import read_meeting_date

_FRIDAY = date(2023, 5, 5)


@pytest.mark.parametrize(
    ("sentence", "published", "day"),
    [
        ("Officials convened the talks on May 4, 2023.", None, date(2023, 5, 4)),
        ("Officials met in Split on 3-4 May 2023.", None, date(2023, 5, 4)),
        ("The directors hosted their colleagues today.", _FRIDAY, _FRIDAY),
        ("The directors hosted their colleagues today.", None, None),
        ("The director met yesterday with his colleagues.", _FRIDAY, date(2023, 5, 4)),
        ("The meeting was held on the 2nd in Split.", _FRIDAY, date(2023, 5, 2)),
        ("The directors met in Split on Thursday.", _FRIDAY, date(2023, 5, 4)),
        ("The directors agreed on pilots, the ministry said on Thursday.", _FRIDAY, None),
        ("They held a call on May 3 to discuss the test conducted on May 1.", _FRIDAY, date(2023, 5, 3)),
        ("The directors last met on March 1, 2023.", _FRIDAY, None),
        ("They will meet on June 1, 2023.", _FRIDAY, None),
        # 'Today' is the day of the dateline, where that is only days before the page's own date.
        ("KILWA, May 3 /Wire/ - Officials today agreed on pilots.", _FRIDAY, date(2023, 5, 3)),
        ("KILWA, Mar 3 /Wire/ - Officials today agreed on pilots.", _FRIDAY, _FRIDAY),
        ("Ministers reviewed the plan agreed to at the summit on August 18, 2022.", None, None),
        ("국방부는 5월 4일 서울에서 회의를 개최하였다.", _FRIDAY, date(2023, 5, 4)),
        ("조정관은 5.4.(목) 회의를 개최하였다.", _FRIDAY, date(2023, 5, 4)),
        ("5月4日、東京において対話が開催されました。", _FRIDAY, date(2023, 5, 4)),
        (
            "At its meeting ending on 4 May 2023, the Committee voted to hold the rate.",
            None,
            date(2023, 5, 4),
        ),
    ],
)
def test_one_sentence(sentence: str, published: date | None, day: date | None) -> None:
    found = read_meeting_date([sentence], published, [], None)
    assert (found.day if found else None) == day


def test_the_publication_date_alone_is_never_the_meeting_date() -> None:
    assert (
        read_meeting_date(["The ministers condemned the attack."], _FRIDAY, [], "Statement on the attack")
        is None
    )


def test_a_central_bank_decision_is_dated_by_its_release() -> None:
    found = read_meeting_date(
        ["The Committee decided to keep interest rates."], _FRIDAY, [], "Monetary policy statement"
    )
    assert found is not None
    assert found.day == _FRIDAY


def test_a_signature_tells_the_day() -> None:
    found = read_meeting_date(
        ["The parties agreed."], None, ["Done at Split, this 4th day of May 2023."], None
    )
    assert found is not None
    assert found.day == date(2023, 5, 4)


def test_a_day_after_the_publication_is_refused() -> None:
    assert read_meeting_date(["They convened the talks on May 9, 2023."], _FRIDAY, [], None) is None
