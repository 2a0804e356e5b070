from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from alerts.conftest import NEW, OLD, digest, finding
from builders import SERIES
from tracker.alerts import (
    Event,
    Rule,
    past_deadlines,
    past_silences,
    quiet_until,
    ring_on_deadlines,
    ring_on_findings,
    ring_on_silence,
    touched,
    watch_pattern,
)
from tracker.model import (
    Annotated,
    Deadline,
    DeadlineRecord,
    FindingKind,
    Kind,
    Label,
    LabelledSentence,
    MeetingOutlook,
    Outcome,
    Precision,
    SentenceRef,
    Standing,
)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("joint patrol", "Two JOINT  patrol vessels", True),
        ("joint patrol", "Two joint patrols", False),
        ("art", "The party met", False),
        ("U.S.", "The U.S. side", True),
        ("한반도", "한반도의 평화", True),
        ("半島", "朝鮮半島の平和", True),
        ("c++ (draft)", "a C++ (draft) text", True),
    ],
)
def test_phrases_are_whole_words_in_any_case(phrase: str, text: str, found: bool) -> None:
    pattern = watch_pattern([phrase])
    assert pattern is not None
    assert bool(pattern.search(text)) is found


def test_no_phrase_is_no_pattern() -> None:
    assert watch_pattern(["", "  "]) is None


def watch(words: str) -> re.Pattern[str]:
    pattern = watch_pattern([words])
    assert pattern is not None
    return pattern


@pytest.mark.parametrize(
    ("old", "new", "words", "expected"),
    [
        (None, "They opened a radio channel.", "radio channel", True),
        ("They opened a radio channel.", None, "radio channel", True),
        (
            "They will keep the radio channel open.",
            "They may keep the radio channel open.",
            "radio channel",
            False,
        ),
        ("They may meet on the ice.", "They will soon meet on the thin ice.", "thin ice", True),
        ("They will hold exercises.", "They will hold joint exercises.", "joint exercises", True),
        ("They hold talks on fish and salt.", "They hold talks on salt.", "fish", True),
        ("Salt and fish were discussed at length.", "Fish and salt were discussed at length.", "fish", False),
    ],
)
def test_only_what_was_added_or_removed_counts(old: str, new: str, words: str, expected: bool) -> None:
    kind = FindingKind.CHANGED if old and new else FindingKind.NEW if new else FindingKind.DROPPED
    assert bool(touched(finding(kind, old, new), watch(words))) is expected


@pytest.mark.parametrize(
    ("old", "new", "text", "quote"),
    [
        ("It is indispensable to us.", "It is important to us.", "“indispensable” is gone", "old"),
        ("It is important to us.", "It is indispensable to us.", "“indispensable” is new", "new"),
    ],
)
def test_an_alert_tells_whether_the_words_came_or_went(old: str, new: str, text: str, quote: str) -> None:
    rule = Rule("r", Event.PHRASE, watch("indispensable"))
    alert = ring_on_findings([rule], digest(finding(FindingKind.CHANGED, old, new)))[0]
    assert (alert.text, alert.quote) == (text, old if quote == "old" else new)


def test_a_silence_that_proves_nothing_rings_nothing() -> None:
    rule = Rule("r", Event.PHRASE, watch("fish"))
    assert ring_on_findings([rule], digest(finding(FindingKind.ABSENT, old="They like fish."))) == []


def stood(text: str, present: int) -> LabelledSentence:
    ref = SentenceRef(OLD.ref, 0, Annotated(text, Kind.POSITION))
    return LabelledSentence(ref, Label.DROPPED, standing=Standing(present, present, None, None))


@pytest.mark.parametrize(("present", "rings"), [(2, 0), (3, 1), (9, 1)])
def test_a_drop_rings_when_it_stood_in_enough_meetings(present: int, rings: int) -> None:
    rule = Rule("r", Event.DROPPED, meetings=3)
    told = digest(finding(FindingKind.DROPPED, old="They like fish."))
    alerts = ring_on_findings([rule], told, [stood("They like fish.", present)])
    assert len(alerts) == rings
    assert all(f"{present} meetings" in alert.text for alert in alerts)


def test_softening_rings_whatever_the_headline_is_about() -> None:
    rule = Rule("r", Event.SOFTENED)
    softer = finding(FindingKind.DEADLINE_SLIPPED, "They will.", "They may.", softer=True)
    harder = finding(FindingKind.CHANGED, "They will.", "They shall.")
    assert [a.finding for a in ring_on_findings([rule], digest(softer, harder))] == [softer.id]


@pytest.mark.parametrize(
    ("series", "groups", "rings"),
    [
        ((), (), True),
        (("straits dialogue",), (), True),
        (("Other",), (), False),
        ((), ("Straits Dialogue",), True),
    ],
)
def test_a_rule_minds_its_series_and_groups(
    series: tuple[str, ...], groups: tuple[str, ...], rings: bool
) -> None:
    rule = Rule("r", Event.PHRASE, watch("fish"), series=series, groups=groups)
    told = digest(finding(FindingKind.NEW, new="They like fish."))
    assert len(ring_on_findings([rule], told)) == rings


def due(end: date | None, outcome: Outcome = Outcome.DUE) -> DeadlineRecord:
    note = Annotated("They will finish it.", Kind.COMMITMENT)
    return DeadlineRecord(
        SentenceRef(NEW.ref, 0, note), Deadline("by then", end, end, Precision.DAY), outcome
    )


@pytest.mark.parametrize(
    ("today", "rings"),
    [(date(2026, 1, 16), 0), (date(2026, 1, 17), 1), (date(2026, 1, 31), 1), (date(2026, 2, 1), 0)],
)
def test_a_deadline_rings_within_its_days(today: date, rings: int) -> None:
    rule = Rule("r", Event.DEADLINE, days=14)
    assert len(ring_on_deadlines([rule], [due(date(2026, 1, 31))], today)) == rings


def test_a_deadline_that_is_met_or_open_does_not_ring() -> None:
    rule, today = Rule("r", Event.DEADLINE), date(2026, 1, 30)
    assert ring_on_deadlines([rule], [due(today, Outcome.MET), due(None)], today) == []


def test_a_deadline_is_quoted_as_it_was_last_said() -> None:
    end = date(2026, 1, 31)
    later = SentenceRef(NEW.ref, 0, Annotated("They will pay 30 million by January.", Kind.COMMITMENT))
    record = replace(due(end), repeated=(later,))
    (alert,) = ring_on_deadlines([Rule("r", Event.DEADLINE)], [record], date(2026, 1, 20))
    assert alert.quote == later.text
    assert alert.text == "Due in 11 days, on 31 January 2026; last said on 9 September 2025"
    (then,) = ring_on_deadlines([Rule("r", Event.DEADLINE, days=400)], [record], date(2025, 9, 1))
    assert then.quote == record.set_in.text, "a replay of the past quotes what was said by then"


def test_a_moved_deadline_rings_anew_and_the_same_one_has_one_key() -> None:
    rule = Rule("r", Event.DEADLINE)
    first, again = (ring_on_deadlines([rule], [due(date(2026, 1, 31))], date(2026, 1, d)) for d in (20, 30))
    moved = ring_on_deadlines([rule], [due(date(2026, 2, 1))], date(2026, 1, 30))
    assert first[0].key == again[0].key != moved[0].key


def test_an_overdue_statement_rings() -> None:
    def outlook(*, overdue: bool) -> MeetingOutlook:
        return MeetingOutlook(SERIES, 4, date(2025, 9, 9), 4, 180, 200, None, date(2026, 3, 8), overdue)

    rule = Rule("r", Event.OVERDUE)
    (alert,) = ring_on_silence([rule], [outlook(overdue=True), outlook(overdue=False)])
    assert "No statement since 9 September 2025, expected by 8 March 2026" in alert.text


def test_the_past_of_a_deadline_rule_is_its_first_day_within_reach() -> None:
    rule = Rule("r", Event.DEADLINE, days=14)
    rang = past_deadlines(rule, [due(date(2026, 1, 31), Outcome.OVERDUE)], date(2026, 6, 1))
    assert [day for day, _ in rang] == [date(2026, 1, 17)]
    assert past_deadlines(rule, [due(date(2026, 1, 31))], date(2026, 1, 1)) == []


def test_the_past_of_an_overdue_rule_is_each_gap_longer_than_all_before() -> None:
    meetings = [date(2020, 1, 1), date(2020, 4, 1), date(2020, 7, 1), date(2021, 7, 1), date(2021, 10, 1)]
    rang = past_silences(Rule("r", Event.OVERDUE), SERIES, dict.fromkeys(meetings), date(2021, 12, 1))
    assert [day for day, _ in rang] == [date(2020, 10, 1)]


def test_a_series_whose_statements_were_all_moved_away_was_never_late() -> None:
    assert past_silences(Rule("r", Event.OVERDUE), SERIES, {}, date(2021, 12, 1)) == []


def test_the_past_of_an_overdue_rule_minds_what_was_expected_and_the_silence_of_today() -> None:
    meetings: dict[date, date | None] = {
        date(2025, 1, 1): date(2025, 5, 1),
        date(2025, 4, 20): date(2025, 9, 1),
    }
    rule = Rule("r", Event.OVERDUE)
    assert past_silences(rule, SERIES, meetings, date(2025, 9, 1)) == []
    ((day, alert),) = past_silences(rule, SERIES, meetings, date(2025, 9, 2))
    assert day == date(2025, 9, 2)
    assert alert.text == "No statement since 20 April 2025, expected by 1 September 2025"


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-01-05T21:30", "2026-01-06T05:00"),
        ("2026-01-05T03:00", "2026-01-05T05:00"),
        ("2026-01-05T05:00", None),
        ("2026-01-05T12:00", None),
        ("2026-07-05T20:30", "2026-07-06T04:00"),
    ],
)
def test_quiet_hours_reach_over_midnight_and_follow_summer_time(now: str, until: str | None) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    found = quiet_until(at, time(22), time(6), "Europe/Berlin")
    assert (found.astimezone(UTC).isoformat()[:16] if found else None) == until


def test_no_quiet_hours() -> None:
    assert quiet_until(datetime.now(UTC), None, None, "UTC") is None
