from __future__ import annotations

from datetime import date

from told import FILLER, TALKS, TODAY, Told, says
from tracker.model import MeetingOutlook
from tracker.threads import meeting_outlooks


def outlook(told: Told, today: date = TODAY) -> MeetingOutlook:
    records = [record for thread in told.threads(today).values() for record in thread.deadlines]
    (found,) = meeting_outlooks(told.material(), records, today)
    return found


def announced(by: str, end: str) -> object:
    return says(
        f"They agreed to hold the 9th Harbour Talks {by}.",
        promised="hold the 9th Harbour Talks",
        by=by,
        end=end,
    )


def test_an_announcement_tells_the_next_meeting() -> None:
    told = Told()
    told.at("2025-06-01", *FILLER, announced("in spring 2026", "2026-05-31"), series=TALKS, number=8)
    found = outlook(told)
    assert (found.expected, found.overdue, found.last_number) == (date(2026, 5, 31), False, 8)
    assert outlook(told, date(2026, 6, 1)).overdue


def test_an_announced_meeting_that_was_held_announces_no_more() -> None:
    told = Told()
    told.at("2025-01-01", *FILLER, announced("in spring 2025", "2025-05-31"), series=TALKS, number=8)
    told.at("2025-04-01", *FILLER, series=TALKS, number=9)
    assert outlook(told).announced is None


def test_without_one_the_usual_interval_does_and_late_is_later_than_ever_before() -> None:
    told = Told()
    for day in ("2024-01-01", "2024-07-01", "2025-01-01", "2025-09-01"):
        told.at(day, *FILLER, series=TALKS)
    found = outlook(told)
    assert (found.interval_days, found.longest_days, found.expected) == (184, 243, date(2026, 3, 4))
    assert not outlook(told, date(2026, 5, 2)).overdue
    assert outlook(told, date(2026, 5, 3)).overdue


def test_two_meetings_make_no_habit() -> None:
    told = Told()
    for day in ("2024-01-01", "2024-07-01"):
        told.at(day, *FILLER, series=TALKS)
    found = outlook(told)
    assert (found.interval_days, found.expected, found.overdue) == (None, None, False)
