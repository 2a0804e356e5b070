from __future__ import annotations

from tracker.text.meeting import read_meeting


def test_the_name_stands_in_the_sentence_that_reports_the_meeting() -> None:
    found = read_meeting(
        None, ["Officials convened the 7th Harbour Talks in Split on May 4, 2023."], report=False
    )
    assert (found.name, found.series, found.number) == ("7th Harbour Talks", "Harbour Talks", 7)


def test_the_title_completes_the_name_and_the_body_gives_the_series() -> None:
    found = read_meeting(
        "Italy-Croatia-Slovenia Pilotage Dialogue Joint Press Statement",
        ["The directors held a Pilotage Dialogue on June 2, 2023."],
        report=False,
    )
    assert (found.name, found.series) == ("Italy-Croatia-Slovenia Pilotage Dialogue", "Pilotage Dialogue")


def test_the_next_meeting_is_not_this_one() -> None:
    found = read_meeting(
        None, ["The directors met and agreed to hold the 8th Harbour Talks in Koper."], report=False
    )
    assert found.name is None
    assert found.number is None


def test_an_ordinal_in_a_headline_of_a_report_is_no_number() -> None:
    found = read_meeting(
        "First Adriatic Pilots Meeting Held in Split",
        ["The Adriatic Pilots meeting was held on the 18th in Split."],
        report=True,
    )
    assert found.number is None
    assert found.series is None


def test_the_nth_meeting_of_something_is_numbered() -> None:
    found = read_meeting(None, ["The third meeting of the Tariff Forum took place in Koper."], report=False)
    assert (found.series, found.number) == ("Tariff Forum", 3)


def test_korean_and_japanese_names() -> None:
    korean = read_meeting(None, ["양측은 서울에서 제3차 한-몽골 항만협의회를 개최하였다."], report=False)
    japanese = read_meeting(None, ["東京において、第5回日・蒙港湾対話が開催されました。"], report=False)
    assert (korean.series, korean.number) == ("한-몽골 항만협의회", 3)
    assert (japanese.series, japanese.number) == ("日・蒙港湾対話", 5)
