from __future__ import annotations

from datetime import date

from told import FILLER, MINISTERIAL, TALKS, Told, reports, says
from tracker.model import Change, ChangeKind, Kind, Precision, Relation, SourceKind

PLAN = "They agreed to approve the harbour rescue plan"


def plan(by: str | None = None, end: str | None = None, **more: str) -> object:
    text = f"{PLAN} {by}." if by else f"{PLAN}."
    return says(
        text, promised="approve the harbour rescue plan", by=by, end=end, verb="agreed to approve", **more
    )  # type: ignore[arg-type]


def test_a_date_ahead_is_due_and_one_that_passed_in_silence_is_overdue() -> None:
    told = Told()
    (a, *_) = told.at("2025-03-01", plan("by the end of 2025", "2025-12-31"), *FILLER)
    assert told.dates(a, date(2025, 12, 31)) == [("by the end of 2025", "due")]
    assert told.dates(a, date(2026, 1, 1)) == [("by the end of 2025", "overdue, unconfirmed")]
    assert told.thread(a).status == "overdue"


def test_an_open_time_can_not_be_late() -> None:
    told = Told()
    (a, *_) = told.at("2020-03-01", plan("in due course"), *FILLER)
    assert told.dates(a) == [("in due course", "open")]
    assert told.thread(a).status == "open"


def test_the_same_date_again_is_repeated_and_not_set_twice() -> None:
    told = Told()
    (a, *_) = told.at("2025-03-01", plan("by the end of 2026", "2026-12-31"))
    (b, *_) = told.at("2025-09-01", plan("before the end of next year", "2026-12-31"), carries=[(a, 0)])
    record = told.record(a)
    assert len(told.thread(a).deadlines) == 1
    assert [s.statement.id for s in record.repeated] == [b.statement_id]


def test_a_later_date_is_a_slip_and_an_earlier_one_is_brought_forward() -> None:
    told = Told()
    (a, *_) = told.at("2024-03-01", plan("by the end of 2024", "2024-12-31"))
    (b, *_) = told.at("2024-09-01", plan("by the end of 2026", "2026-12-31"), carries=[(a, 0)])
    told.at("2025-03-01", plan("by the end of June 2026", "2026-06-30"), carries=[(b, 0)])
    outcomes = [o for _, o in told.dates(a)]
    assert outcomes == ["slipped", "brought forward", "due"]
    assert told.record(a).evidence.text == b.layout.text  # type: ignore[union-attr]


def test_a_slip_is_one_even_when_the_old_date_had_passed() -> None:
    told = Told()
    (a, *_) = told.at("2023-03-01", plan("by the end of 2023", "2023-12-31"))
    told.at("2024-09-01", plan("by the end of 2026", "2026-12-31"), carries=[(a, 0)])
    assert [o for _, o in told.dates(a)] == ["slipped", "due"]


def test_the_same_words_in_a_new_year_are_a_new_cycle() -> None:
    told = Told()
    (a, *_) = told.at("2023-03-01", plan("later this year", "2023-12-31"))
    told.at("2024-03-01", plan("later this year", "2024-12-31"), carries=[(a, 0, Relation.VERBATIM)])
    texts = told.passages
    same = [p for some in texts.values() for p in some]
    assert same[0].text_id == same[1].text_id
    assert [o for _, o in told.dates(a)] == ["overdue, unconfirmed", "overdue, unconfirmed"]


def test_other_figures_after_the_date_promise_something_else() -> None:
    told = Told()
    (a, *_) = told.at("2023-03-01", plan("by the end of 2023", "2023-12-31"))
    told.at("2024-03-01", plan("by the end of 2026", "2026-12-31"), carries=[(a, 0)])
    told.change(0, Change(ChangeKind.AMOUNT, "two ships", "nine ships"))
    assert [o for _, o in told.dates(a)] == ["overdue, unconfirmed", "due"]


def test_a_date_within_the_time_that_stood_makes_it_exact() -> None:
    told = Told()
    (a, *_) = told.at("2025-03-01", plan("in 2026", "2026-12-31", start="2026-01-01"))
    day = says(f"{PLAN} on 4 May 2026.", by="on 4 May 2026", end="2026-05-04", start="2026-05-04")
    told.at("2025-09-01", day, carries=[(a, 0)])
    assert [o for _, o in told.dates(a)] == ["given a date", "due"]


def test_restated_without_its_date_the_date_was_removed() -> None:
    told = Told()
    (a, *_) = told.at("2025-03-01", plan("by the end of 2026", "2026-12-31"))
    told.at("2025-09-01", plan(), carries=[(a, 0)])
    assert told.dates(a) == [("by the end of 2026", "removed")]


def test_an_abridged_text_or_half_a_promise_removes_nothing() -> None:
    for kind, relation in ((SourceKind.EXCERPT, Relation.REWORDED), (SourceKind.OFFICIAL, Relation.PARTIAL)):
        told = Told()
        (a, *_) = told.at("2025-03-01", plan("by the end of 2026", "2026-12-31"))
        told.at("2025-09-01", plan(), carries=[(a, 0, relation)], kind=kind)
        assert told.dates(a) == [("by the end of 2026", "due")]


def test_met_needs_a_sentence_and_shows_it() -> None:
    told = Told()
    (a, *_) = told.at("2025-03-01", plan("by the end of 2025", "2025-12-31"), *FILLER)
    proof = reports("They followed the harbour rescue plan approved in October.")
    told.at("2025-11-01", proof, *FILLER, series=MINISTERIAL)
    record = told.record(a)
    assert (record.outcome, record.evidence.text) == ("met", proof.text)  # type: ignore[union-attr]
    assert "approved" in (record.reason or "")
    assert told.thread(a).status == "met"


def test_a_report_after_the_date_says_so() -> None:
    told = Told()
    (a, *_) = told.at("2024-03-01", plan("by the end of 2024", "2024-12-31"), *FILLER)
    told.at("2025-03-01", reports("The harbour rescue plan was approved."), *FILLER)
    assert "said after 2024-12-31" in (told.record(a).reason or "")


def test_speaking_of_the_thing_is_not_doing_it() -> None:
    told = Told()
    (a, *_) = told.at("2024-03-01", plan("by the end of 2024", "2024-12-31"), *FILLER)
    told.at("2025-03-01", reports("They reviewed work on the harbour rescue plan."), *FILLER)
    told.at("2025-06-01", reports("The harbour rescue plan is to be approved soon."), *FILLER)
    assert told.dates(a) == [("by the end of 2024", "overdue, unconfirmed")]


def test_a_progress_change_of_the_matcher_confirms_unless_it_is_under_way() -> None:
    for words, outcome in (("was dredged", "met"), ("is dredging", "overdue, unconfirmed")):
        told = Told()
        dredge = says("Belmark will dredge the south channel in 2024.", by="in 2024", end="2024-12-31")
        (a, *_) = told.at("2024-03-01", dredge)
        told.at("2025-03-01", reports(f"The south channel {words}."), carries=[(a, 0)])
        told.change(0, Change(ChangeKind.PROGRESS, "will dredge", words))
        assert told.dates(a) == [("in 2024", outcome)]


def test_a_meeting_is_held_when_its_statement_is_here() -> None:
    told = Told()
    announce = says(
        "They agreed to hold the 7th Harbour Talks later this year.",
        promised="hold the 7th Harbour Talks",
        by="later this year",
        end="2024-12-31",
    )
    (a, *_) = told.at("2024-03-01", announce, series=TALKS, number=6)
    following = says(
        "They agreed to hold the 8th Harbour Talks next year.",
        promised="hold the 8th Harbour Talks",
        by="next year",
        end="2025-12-31",
    )
    opening = says("The delegations held the 7th Harbour Talks in Vessby.", kind=Kind.PROCEDURAL)
    told.at("2024-10-01", opening, following, series=TALKS, number=7, carries=[(a, 1, Relation.CHANGED)])
    records = told.thread(a).deadlines
    assert [(r.deadline.phrase, r.outcome) for r in records] == [
        ("later this year", "met"),
        ("next year", "overdue, unconfirmed"),
    ]
    assert records[0].reason == "held on 2024-10-01"


def test_announcing_the_next_meeting_moves_no_date_of_the_one_that_was_held() -> None:
    for text, *times in (
        ("They agreed to meet again in Vessby {}.", "in the spring of 2024", "in 2025"),
        ("양 장관은 {} 오슬로에서 다시 만나기로 합의하였다.", "2024년", "2025년"),
        ("The next round of talks will be held {}.", "in May 2024", "in June 2025"),
        ("The next talks will open {}.", "in May 2024", "in June 2025"),
    ):
        told = Told()
        before, after = (
            says(text.format(by), by=by, end=end)
            for by, end in zip(times, ("2024-05-31", "2025-12-31"), strict=True)
        )
        (a, *_) = told.at("2023-03-14", before, series=TALKS)
        told.at("2024-04-22", after, series=TALKS, carries=[(a, 0, Relation.CHANGED)])
        assert [o for _, o in told.dates(a, date(2024, 6, 1))] == ["met", "due"], text


def test_a_time_before_they_meet_again_is_no_meeting() -> None:
    told = Told()
    text = "They will publish the chart before they meet again in 2024."
    (a, *_) = told.at("2023-03-14", says(text, by="in 2024", end="2024-12-31"), series=TALKS)
    told.at("2024-04-22", *FILLER, series=TALKS)
    assert told.dates(a, date(2024, 6, 1)) == [("in 2024", "due")]


def test_the_same_span_from_a_later_meeting_is_no_slip() -> None:
    told = Told()
    spans = [plan("over the next three years", end) for end in ("2026-03-14", "2027-04-22")]
    (a, *_) = told.at("2023-03-14", spans[0])
    told.at("2024-04-22", spans[1], carries=[(a, 0)])
    assert [o for _, o in told.dates(a, date(2024, 6, 1))] == ["due", "due"]


def test_a_term_is_extended_or_ends_and_is_never_late() -> None:
    told = Told()
    texts = ["until 15 June 2024", "until 15 December 2024"]
    ends = ["2024-06-15", "2024-12-15"]
    first, second = (
        says(f"Extends the mandate of the observer force {by}.", by=by, end=end)
        for by, end in zip(texts, ends, strict=True)
    )
    (a, *_) = told.at("2024-01-10", first)
    told.at("2024-06-10", second, carries=[(a, 0)])
    assert told.dates(a) == [(texts[0], "extended"), (texts[1], "term ended")]


def test_a_korean_or_japanese_deed_is_late_after_its_date() -> None:
    for text, by in (
        ("두 장관은 2025년 6월까지 어업 협정을 체결하기로 하였다.", "2025년 6월까지"),
        ("両大臣は2025年6月末までに窓口を設置することで一致した。", "2025年6月末までに"),
    ):
        told = Told()
        (a, *_) = told.at("2025-03-01", says(text, by=by, end="2025-06-30"))
        assert told.dates(a, date(2025, 6, 30)) == [(by, "due")]
        assert told.dates(a, date(2025, 7, 1)) == [(by, "overdue, unconfirmed")]


def test_a_day_from_which_something_holds_is_never_late() -> None:
    told = Told()
    (a, *_) = told.at(
        "2024-01-10",
        says("Tolls rise with effect from 1 May 2024.", by="with effect from 1 May 2024", end="2024-05-01"),
    )
    assert [o for _, o in told.dates(a)] == ["start date passed"]


def test_two_dates_for_one_thing_in_one_statement_are_both_told() -> None:
    told = Told()
    a, b = told.at("2025-03-01", plan("by May 2026", "2026-05-31"), plan("by August 2026", "2026-08-31"))
    told.passages[a.statement_id] = [
        a,
        type(b)(**{f: getattr(b, f) for f in b.__slots__} | {"thread": a.thread}),
    ]
    reasons = [record.reason for record in told.thread(a).deadlines]
    assert reasons == [
        "the same statement also says “by August 2026”",
        "the same statement also says “by May 2026”",
    ]


def test_a_date_before_its_meeting_is_doubted_and_not_called_late() -> None:
    told = Told()
    (a, *_) = told.at("2025-03-01", plan("by the end of 2024", "2024-12-31"))
    record = told.record(a)
    assert (record.outcome, record.reason) == ("open", "the date lies before the meeting that names it")


def test_an_impossible_date_stays_open_with_its_words() -> None:
    told = Told()
    impossible = says(f"{PLAN} by 31 June.", by="by 31 June", precision=Precision.UNKNOWN)
    (a, *_) = told.at("2025-03-01", impossible)
    record = told.record(a)
    assert (record.outcome, record.reason) == ("open", "no date can be told from “by 31 June”")


def test_a_report_later_in_the_thread_confirms_an_earlier_wording() -> None:
    told = Told()
    dredge = says(
        "Belmark will dredge the silted south channel in 2024.", by="in 2024", end="2024-12-31", verb="dredge"
    )
    (a, *_) = told.at("2024-01-01", dredge, *FILLER)
    work = says("Work on the silted south channel goes on.", kind=Kind.POSITION)
    (b, *_) = told.at("2024-06-01", work, *FILLER, carries=[(a, 0)])
    told.at("2025-03-01", reports("The silted south channel was dredged."), *FILLER, carries=[(b, 0)])
    assert told.dates(a) == [("in 2024", "met")]


def meeting(ordinal: str) -> object:
    return says(
        f"The ministers agreed to hold the {ordinal}meeting in Vessby in October 2025.",
        promised=f"hold the {ordinal}meeting in Vessby in October 2025",
        by="in October 2025",
        start="2025-10-01",
        end="2025-10-31",
        precision=Precision.MONTH,
        verb="agreed to hold",
    )


def test_a_meeting_numbered_in_words_is_met_by_the_statement_of_that_number() -> None:
    told = Told()
    (a, *_) = told.at("2025-04-14", meeting("fourth "), *FILLER, number=3)  # type: ignore[arg-type]
    (b, *_) = told.at("2025-10-21", *FILLER, number=4)
    assert told.dates(a) == [("in October 2025", "met")]
    assert told.record(a).evidence.statement.id == b.statement_id  # type: ignore[union-attr]


def test_a_meeting_is_met_by_a_statement_of_its_series_in_the_announced_month() -> None:
    for ordinal in ("", "fourth "):
        told = Told()
        (a, *_) = told.at("2025-04-14", meeting(ordinal), *FILLER)  # type: ignore[arg-type]
        told.at("2025-10-21", *FILLER)
        assert told.dates(a) == [("in October 2025", "met")]


def test_a_meeting_is_not_met_by_another_number_month_or_series() -> None:
    for day, number, series in (
        ("2025-10-21", 5, TALKS),
        ("2025-11-02", None, TALKS),
        ("2025-10-21", None, MINISTERIAL),
    ):
        told = Told()
        (a, *_) = told.at("2025-04-14", meeting("fourth "), *FILLER, number=3, series=TALKS)  # type: ignore[arg-type]
        told.at(day, *FILLER, number=number, series=series)
        assert told.dates(a) == [("in October 2025", "overdue, unconfirmed")]


def test_a_figure_within_the_time_phrase_is_no_other_promise() -> None:
    told = Told()
    (a, *_) = told.at("2024-04-14", plan("by 31 March 2025", "2025-03-31"))
    told.at("2025-04-17", plan("within six months", "2025-10-17"), carries=[(a, 0)])
    told.change(0, Change(ChangeKind.NUMBER, None, "within six months"))
    assert [o for _, o in told.dates(a)] == ["slipped", "overdue, unconfirmed"]
