from __future__ import annotations

from datetime import date

import pytest

from tracker.annotate.deadline import find_deadline, find_deadlines
from tracker.model import Precision

MEETING = date(2024, 9, 10)


def ends(sentence: str, meeting: date | None = MEETING) -> list[str | None]:
    return [found.end.isoformat() if found.end else None for found in find_deadlines(sentence, meeting)]


def test_all_deadlines_of_a_sentence_come_in_order() -> None:
    sentence = (
        "The panel shall submit a first report by 1 November 2024 and a full one no later than 31 March 2025."
    )
    assert ends(sentence) == ["2024-11-01", "2025-03-31"]


def test_a_limit_goes_before_a_time_and_a_day_before_an_open_end() -> None:
    sentence = "We will act during the 2030s and as soon as possible, with full phase-out by 2045."
    assert len(ends(sentence)) == 3
    found = find_deadline(sentence, MEETING)
    assert found is not None
    assert found.end == date(2045, 12, 31)


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("The company will publish the plan by 31 June.", "by 31 June"),
        ("The ministries will complete the review by the end of 2023.", "by the end of 2023"),
        ("They will reconvene before the next Plenary.", "before the next Plenary"),
        ("Members will report by 30 November 202?", "by 30 November 202"),
    ],
)
def test_what_cannot_be_resolved_keeps_its_phrase(sentence: str, phrase: str) -> None:
    found = find_deadline(sentence, MEETING)
    assert found is not None
    assert (found.phrase, found.start, found.end) == (phrase, None, None)
    assert found.precision is Precision.UNKNOWN


def test_without_a_meeting_date_only_absolute_times_resolve() -> None:
    assert ends("The parties will meet by the end of March 2025.", None) == ["2025-03-31"]
    assert ends("The parties will meet by the end of March.", None) == [None]


def test_a_year_said_once_counts_for_both_ends_of_a_range() -> None:
    found = find_deadline("Three auctions will be held between June and December 2025.", MEETING)
    assert found is not None
    assert (found.start, found.end) == (date(2025, 6, 1), date(2025, 12, 31))


def test_half_a_year_that_is_nearly_over_is_not_guessed() -> None:
    sentence = "Over the second half of the year, it intends to reduce the portfolio."
    assert ends(sentence, date(2023, 12, 14)) == [None]
    assert ends(sentence, date(2024, 6, 6)) == ["2024-12-31"]


def test_a_month_after_another_thing_dates_that_thing() -> None:
    assert ends("The range will be kept for some time following the end of its programme in October.") == []


def test_a_meeting_known_only_by_its_month_is_that_month() -> None:
    found = find_deadline("The Council intends to raise rates at its October policy meeting.", MEETING)
    assert found is not None
    assert (found.phrase, found.end) == ("at its October policy meeting", date(2024, 10, 31))


def test_the_undated_end_of_a_period_is_not_the_month_in_which_the_period_begins() -> None:
    sentence = "Tenders will continue until the end of the maintenance period starting in March 2025."
    assert ends(sentence) == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "Headline inflation is projected to come down to 2.5% in 2025.",
        "They now see it reaching 5.1% this year, before it declines to 3.0% in 2025.",
        "The economy seems likely to expand at a moderate pace over coming quarters.",
        "Recalling its resolution 999 (2023) of 4 March 2023,",
        "They welcomed the memorandum signed by the ministers in July.",
        "The exchange, which took place earlier this year, was useful.",
        "Partners will work for successful outcomes at COP30.",
        "The remarks start at 14:45 CET today.",
        "",
        "the first half of " * 1000,
        "within " + "1" * 20000 + " days",
    ],
)
def test_no_deadline(sentence: str) -> None:
    assert find_deadlines(sentence, MEETING) == []


def test_a_verb_close_is_not_the_close_of_a_period() -> None:
    found = find_deadline("The sale is expected to close in the second quarter of 2025.", MEETING)
    assert found is not None
    assert (found.start, found.end) == (date(2025, 4, 1), date(2025, 6, 30))


def test_a_time_of_day_does_not_cut_the_clause() -> None:
    assert ends("The truce will enter into force at 04:00 on 27 November.") == ["2024-11-27"]


def test_days_counted_from_the_text_itself() -> None:
    assert ends("Requests a report no later than 45 days after the adoption of the present resolution.") == [
        "2024-10-25"
    ]


def test_a_day_without_a_preposition() -> None:
    assert ends("The president will travel to Oslo October 20-22.") == ["2024-10-22"]
    assert ends("The October 20, 2024 memorandum will guide this work.") == []
