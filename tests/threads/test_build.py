from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from builders import SERIES
from told import FILLER, MINISTERIAL, TALKS, Told, reports, says
from tracker.model import Decision, DecisionKind, Kind, Relation, Role, SourceKind


def marks(told: Told, of: object) -> list[str]:
    return [cell.mark.value for cell in told.thread(of).presence]  # type: ignore[arg-type]


def decided(kind: DecisionKind, thread: str, day: str, **more: object) -> Decision:
    at = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
    return Decision(kind, "Ada", at, "as the annual report shows", thread=thread, **more)  # type: ignore[arg-type]


def test_presence_tells_said_silent_absent_and_returned_apart() -> None:
    told = Told()
    (a, *_) = told.at("2020-01-01", says("They will keep the strait open."), *FILLER)
    (b, *_) = told.at(
        "2021-01-01", says("They will keep the strait open."), carries=[(a, 0, Relation.VERBATIM)]
    )
    told.at("2022-01-01", *FILLER, kind=SourceKind.REPORT)
    told.at("2023-01-01", *FILLER)
    told.at("2024-01-01", says("They keep the strait open."), carries=[(b, 0)])
    assert marks(told, a) == ["first", "verbatim", "silent", "absent", "returned"]


def test_silence_of_a_series_that_never_said_it_is_not_marked() -> None:
    told = Told()
    (a, *_) = told.at("2020-01-01", says("They will keep the strait open."), series=TALKS)
    told.at("2021-01-01", *FILLER, series=MINISTERIAL)
    assert marks(told, a) == ["first"]
    told.at("2022-01-01", says("They keep the strait open."), series=MINISTERIAL, carries=[(a, 0)])
    assert marks(told, a) == ["first", "reworded"]


def test_a_thread_that_a_complete_text_leaves_out_is_dropped_and_one_a_report_leaves_out_is_open() -> None:
    for kind, status in ((SourceKind.OFFICIAL, "dropped"), (SourceKind.REPORT, "open")):
        told = Told()
        (a, *_) = told.at("2020-01-01", says("They will keep the strait open."))
        told.at("2021-01-01", *FILLER, kind=kind)
        assert told.thread(a).status == status


def test_merged_sentences_carry_both_threads_on() -> None:
    told = Told()
    a, b = told.at("2020-01-01", says("They will patrol the strait."), says("They will share tide tables."))
    told.at(
        "2021-01-01", says("They will patrol the strait and share tide tables."), carries=[(a, 0), (b, 0)]
    )
    roles = {t: [o.role for o in told.threads()[t].occurrences] for t in (a.thread or "", b.thread or "")}
    assert roles == {a.thread: [Role.SAID, Role.SAID], b.thread: [Role.SAID, Role.CARRIED]}
    assert marks(told, b) == ["first", "reworded"]


def test_a_sentence_that_names_the_promised_thing_is_a_mention_and_no_wording() -> None:
    told = Told()
    promise = says("They will establish a tide-gauge network.", promised="establish a tide-gauge network")
    (a, *_) = told.at("2020-01-01", promise, *FILLER)
    told.at(
        "2021-01-01",
        reports("Engineers visited sites for the tide-gauge network."),
        *FILLER,
        series=MINISTERIAL,
    )
    thread = told.thread(a)
    assert [o.role for o in thread.occurrences] == [Role.SAID, Role.MENTION]
    assert (thread.last_seen, len(thread.presence)) == (date(2020, 1, 1), 1)


def test_a_promise_without_a_date_is_kept_by_a_sentence_that_says_so() -> None:
    told = Told()
    promise = says("They will establish a tide-gauge network.", promised="establish a tide-gauge network")
    (a, *_) = told.at("2020-01-01", promise, *FILLER)
    proof = reports("They welcomed the tide-gauge network established in spring.")
    told.at("2021-01-01", proof, *FILLER, series=MINISTERIAL)
    thread = told.thread(a)
    assert thread.status == "met"
    assert thread.fulfilled_by is not None
    assert thread.fulfilled_by.text == proof.text


@pytest.mark.parametrize("kind", [DecisionKind.MET, DecisionKind.MISSED, DecisionKind.WITHDRAWN])
def test_a_persons_word_settles_what_was_pending(kind: DecisionKind) -> None:
    told = Told()
    (a, *_) = told.at("2020-01-01", says("They will build a mole by 2021.", by="by 2021", end="2021-12-31"))
    decision = decided(kind, a.thread or "", "2022-02-01")
    thread = told.thread(a, decisions=[decision])
    assert thread.status == kind.value
    assert thread.deadlines[0].outcome == kind.value
    assert thread.deadlines[0].decision == decision


def test_what_is_promised_anew_after_a_decision_is_open_again() -> None:
    told = Told()
    (a, *_) = told.at("2020-01-01", says("They will build a mole by 2021.", by="by 2021", end="2021-12-31"))
    told.at(
        "2023-01-01",
        says("They will build a mole by 2030.", by="by 2030", end="2030-12-31"),
        carries=[(a, 0)],
    )
    thread = told.thread(a, decisions=[decided(DecisionKind.MISSED, a.thread or "", "2022-02-01")])
    assert (thread.status, [r.outcome for r in thread.deadlines]) == ("due", ["slipped", "due"])


def test_a_decision_follows_its_sentence_into_another_thread() -> None:
    told = Told()
    (a, *_) = told.at("2020-01-01", says("They will build a mole."))
    place = {"old_statement": a.statement_id, "old_text": a.layout.text}
    decision = decided(DecisionKind.WITHDRAWN, "an id from before the rebuild", "2022-02-01", **place)
    assert told.thread(a, decisions=[decision]).status == "withdrawn"


def test_one_commitment_makes_the_thread_one() -> None:
    told = Told()
    (a, *_) = told.at("2020-01-01", says("They will build a mole."))
    told.at("2021-01-01", says("They noted the mole.", kind=Kind.POSITION), carries=[(a, 0)])
    assert told.thread(a).kind is Kind.COMMITMENT


def test_statements_are_put_in_order_whenever_they_arrived() -> None:
    told = Told()
    (new, *_) = told.at("2024-01-01", says("They will build a mole by 2030.", by="by 2030", end="2030-12-31"))
    told.statements.reverse()
    assert [s.meeting_date.year for s in told.material().statements] == [2024]
    told.at("2020-01-01", *FILLER)
    assert [s.meeting_date.year for s in told.material().statements] == [2020, 2024]
    assert told.thread(new).first_seen == date(2024, 1, 1)
    assert SERIES.slug in new.statement_id
