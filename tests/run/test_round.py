from __future__ import annotations

import json
from pathlib import Path

import pytest

from run.conftest import BODIES, Bench, talk
from store.moving import contents
from tracker.cli.rounds import round_text
from tracker.errors import ConflictError
from tracker.model import CheckResult, DeliveryStatus
from tracker.run.ingest import Wish
from tracker.run.intake import take_in
from tracker.run.lock import only_run
from tracker.run.rebuild import rebuild
from tracker.run.rehearsal import rehearse


def test_the_first_pass_seeds_in_silence(bench: Bench) -> None:
    bench.put("1.txt", talk(1, "4 March 2025"))
    bench.put("2.txt", talk(2, "9 September 2025"))
    done = bench.run()
    assert [check.result for check in done.checks] == [CheckResult.FIRST]
    assert len(done.checks[0].statements) == 2
    assert bench.server.received == []
    assert done.exit_code == 0


def test_a_new_statement_is_told_once(bench: Bench) -> None:
    bench.seeded()
    bench.put("3.txt", talk(3, "2 February 2026"))
    assert bench.run().checks[0].findings > 0
    (got,) = bench.server.received
    assert "Harbour Dialogue" in got.mail["Subject"]
    assert "dropped" in got.mail["Subject"]
    body = got.mail.get_body(("plain",))
    assert body is not None
    assert BODIES[3].strip()[:40] in " ".join(body.get_content().split())
    bench.later(days=1)
    assert bench.run().checks[0].result is CheckResult.UNCHANGED
    assert len(bench.server.received) == 1


def test_nothing_changed_costs_no_model(bench: Bench) -> None:
    bench.seeded()
    space = bench.open()
    space.vectors._embedder = None  # type: ignore[assignment] - any use of the model now fails
    before = space.vectors.prepare([])
    assert before == 0


def test_an_old_statement_that_arrives_late_is_no_news(bench: Bench) -> None:
    bench.seeded()
    bench.put("0.txt", talk(0, "5 May 2024"))
    done = bench.run()
    assert done.checks[0].statements == ("harbour-dialogue/2024-05-05",)
    assert done.checks[0].findings == 0
    assert bench.server.received == []


def test_a_rebuild_is_no_news_and_a_revision_after_it_tells_only_its_own(bench: Bench) -> None:
    bench.seeded()
    rebuild(bench.open())
    assert bench.run().exit_code == 0
    assert bench.server.received == []
    revised = talk(2, "9 September 2025") + "\nThe ministers thanked the port of Vessby for its help.\n"
    bench.put("2.txt", revised)
    done = bench.run()
    assert done.checks[0].findings == 1
    (got,) = bench.server.received
    body = got.mail.get_body(("plain",))
    assert body is not None
    text = " ".join(body.get_content().split())
    assert "thanked the port of Vessby" in text
    assert "changed by its publisher" in text


def test_a_statement_that_cannot_be_read_gets_no_label_and_is_tried_again(bench: Bench) -> None:
    bench.seeded()
    bench.put("3.txt", "Please enable JavaScript and cookies to continue.")
    done = bench.run()
    assert done.checks[0].result is CheckResult.UNCHANGED, "the folder was looked at"
    assert "3.txt: " in (done.checks[0].detail or "")
    assert (done.checks[0].detail or "").endswith("(try 1 of 10)")
    assert done.exit_code == 1
    assert bench.server.received == []
    assert len(bench.open().store.statements.all()) == 2
    bench.put("3.txt", talk(3, "2 February 2026"))
    bench.later(days=1)
    assert bench.run().checks[0].result is CheckResult.CHANGED
    assert len(bench.server.received) == 1


def test_one_bad_document_does_not_keep_out_the_good_one_beside_it(bench: Bench) -> None:
    bench.seeded()
    bench.put("bad.txt", "x")
    bench.put("3.txt", talk(3, "2 February 2026"))
    done = bench.run()
    assert done.checks[0].result is CheckResult.CHANGED
    assert done.checks[0].statements == ("harbour-dialogue/2026-02-02",)
    assert "bad.txt" in (done.checks[0].detail or "")


def test_unreadable_documents_stand_one_by_one_and_every_run_says_1(bench: Bench) -> None:
    bench.seeded()
    for name in ("bad.txt", "worse.txt"):
        bench.put(name, name[0])
    bench.put("3.txt", talk(3, "2 February 2026"))
    done = bench.run()
    lines = (done.checks[0].detail or "").splitlines()
    assert [Path(line.split(": ")[0]).name for line in lines] == ["bad.txt", "worse.txt"]
    assert "2 documents could not be read" in round_text(done, bench.open().config)
    assert done.exit_code == 1
    bench.later(days=1)
    assert bench.run().exit_code == 1
    for name in ("bad.txt", "worse.txt"):
        (bench.folder / "inbox" / name).unlink()
    bench.later(days=1)
    assert bench.run().exit_code == 0


def subjects(bench: Bench) -> list[str]:
    return [item.mail["Subject"] for item in bench.server.received]


def test_a_file_that_stays_unreadable_is_counted_told_twice_and_given_up(bench: Bench) -> None:
    bench.configure(rest="[http]\nattempts = 5\n")
    bench.seeded()
    bench.put("bad.txt", "x")
    codes = []
    for day in range(6):
        bench.later(days=1)
        if day == 3:  # a good file beside it does not start its count anew
            bench.put("3.txt", talk(3, "2 February 2026"))
        done = bench.run()
        codes.append(done.exit_code)
        assert done.checks[0].result is (CheckResult.CHANGED if day == 3 else CheckResult.UNCHANGED)
    assert codes == [1, 1, 1, 1, 1, 0]
    first, statement, last = subjects(bench)
    assert "could not be read in 3 runs" in first
    assert "dropped" in statement
    assert last.endswith("could not be read in 5 runs in a row: given up.")
    body = bench.server.received[2].mail.get_body(("plain",))
    assert body is not None
    text = " ".join(body.get_content().split())
    assert "Not tried again until the file changes" in text
    assert "bad.txt" in text
    bench.put("bad.txt", talk(0, "20 February 2026"))
    bench.later(days=1)
    assert bench.run().checks[0].statements == ("harbour-dialogue/2026-02-20",)


def test_each_unreadable_file_counts_for_itself_whatever_is_in_it(bench: Bench) -> None:
    bench.seeded()
    bench.put("bad.txt", "x")
    bench.run()
    bench.later(days=1)
    bench.put("worse.txt", "x")
    detail = (bench.run().checks[0].detail or "").splitlines()
    assert [(Path(line.split(": ")[0]).name, line[-13:]) for line in detail] == [
        ("bad.txt", "(try 2 of 10)"),
        ("worse.txt", "(try 1 of 10)"),
    ]


def test_an_empty_inbox_with_one_unreadable_file_was_checked(bench: Bench) -> None:
    bench.put("bad.txt", "x")
    for _ in range(4):
        bench.later(days=1)
        assert bench.run().checks[0].result is CheckResult.UNCHANGED
    assert len(bench.server.received) == 1
    bench.put("1.txt", talk(1, "4 March 2025"))
    assert bench.run().checks[0].result is CheckResult.FIRST


def test_a_rival_text_for_a_meeting_is_refused_and_the_others_are_stored_once(bench: Bench) -> None:
    bench.seeded()
    rival = "The two foreign secretaries spoke by telephone about fish prices on 9 September 2025. "
    bench.put("rival.txt", talk(9, "9 September 2025", rival * 3).replace("They condemned", "Nobody liked"))
    bench.put("3.txt", talk(3, "2 February 2026"))
    bench.run()
    stored = [statement.id for statement in bench.open().store.statements.all()]
    assert stored.count("harbour-dialogue/2026-02-02") == 1


def test_could_not_check_is_told_after_n_runs_and_again_when_it_is_over(bench: Bench) -> None:
    bench.seeded()
    inbox, away = bench.folder / "inbox", bench.folder / "away"
    inbox.rename(away)
    for _ in range(4):
        bench.later(days=1)
        assert bench.run().exit_code == 1
    subjects = [item.mail["Subject"] for item in bench.server.received]
    assert len(subjects) == 1
    assert "could not be checked" in subjects[0]
    away.rename(inbox)
    bench.later(days=1)
    bench.run()
    assert len(bench.server.received) == 2
    assert "can be checked again" in bench.server.received[1].mail["Subject"]


def test_a_failing_source_does_not_stop_the_others(bench: Bench) -> None:
    bench.configure(rest='[[series]]\nname = "Lost"\n[[series.sources]]\nkind = "folder"\npath = "nowhere"\n')
    bench.put("1.txt", talk(1, "4 March 2025"))
    done = bench.run()
    assert [check.result for check in done.checks] == [CheckResult.FAILED, CheckResult.FIRST]
    assert done.exit_code == 1


def test_an_error_inside_one_source_does_not_stop_the_others(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tracker.run.look as look

    bench.configure(rest='[[series]]\nname = "Odd"\n[[series.sources]]\nkind = "folder"\npath = "odd"\n')
    bench.put("1.txt", talk(1, "4 March 2025"))
    genuine = look.check

    def breaks(source, known, **keys):  # type: ignore[no-untyped-def]
        if source.series == "Odd":
            raise ZeroDivisionError
        return genuine(source, known, **keys)

    monkeypatch.setattr(look, "check", breaks)
    done = bench.run()
    assert [check.result for check in done.checks] == [CheckResult.FAILED, CheckResult.FIRST]
    assert "failed inside (ZeroDivisionError)" in (done.checks[0].detail or "")


def test_a_dry_run_shows_all_and_keeps_nothing(bench: Bench) -> None:
    bench.seeded()
    bench.put("3.txt", talk(3, "2 February 2026"))
    before = contents(bench.open().store)
    shown = rehearse(bench.open())
    assert [delivery.recipient for delivery, _ in shown.messages] == ["a@example.org"]
    assert "Harbour Dialogue" in shown.messages[0][1].subject
    assert bench.server.received == []
    assert contents(bench.open().store) == before
    assert bench.run().checks[0].result is CheckResult.CHANGED


def test_a_second_run_at_once_says_so(bench: Bench) -> None:
    bench.seeded()
    with only_run(bench.open()), pytest.raises(ConflictError, match="another 'tracker run'"):
        bench.run()
    assert bench.run().exit_code == 0


def test_what_was_taken_in_by_hand_is_the_stock_a_source_is_measured_against(bench: Bench) -> None:
    old = bench.folder / "old.txt"
    old.write_text(talk(2, "9 September 2025"), encoding="utf-8")
    space = bench.open()
    take_in(space, [old], Wish(series="Harbour Dialogue"))
    bench.put("3.txt", talk(3, "2 February 2026"))
    done = bench.run()
    assert done.checks[0].findings > 0
    assert len(bench.server.received) == 1


def test_an_inbox_that_was_empty_at_first_is_seeded_by_its_first_statements(bench: Bench) -> None:
    assert bench.run().checks[0].result is CheckResult.UNCHANGED
    bench.put("1.txt", talk(1, "4 March 2025"))
    assert bench.run().checks[0].result is CheckResult.FIRST
    assert bench.server.received == []


def test_the_record_of_a_run_has_it_all(bench: Bench) -> None:
    bench.seeded()
    bench.put("3.txt", talk(3, "2 February 2026"))
    done = bench.run()
    (run, first) = bench.open().store.runs.latest(5)
    assert (run.id, run.exit_code) == (done.run, 0)
    assert run.ended_at is not None
    assert "MiniLM" in run.model
    assert run.counts["findings"] == done.checks[0].findings
    assert [check.result for check in run.checks] == [CheckResult.CHANGED]
    assert first.checks[0].statements == ("harbour-dialogue/2025-03-04", "harbour-dialogue/2025-09-09")


def test_channels_get_the_same_message_as_readers(bench: Bench) -> None:
    rest = '[[channels]]\nname = "files"\ntype = "file"\nfolder = "out"\nformat = "html"\n'
    bench.configure(rest=rest)
    bench.seeded()
    bench.put("3.txt", talk(3, "2 February 2026"))
    posted = bench.run().posted
    assert [(item.status, item.reason) for item in posted] == [(DeliveryStatus.SENT, None)] * 2
    (page,) = (bench.folder / "out").glob("*.html")
    html = bench.server.received[0].mail.get_body(("html",))
    assert html is not None
    assert page.read_text(encoding="utf-8").split() == html.get_content().split()


def test_a_message_is_json_too(bench: Bench) -> None:
    bench.seeded()
    bench.put("3.txt", talk(3, "2 February 2026"))
    bench.run()
    store = bench.open().store
    (row,) = store.outbox.by_status([DeliveryStatus.SENT])
    message = store.outbox.message(row.message or "")
    assert message is not None
    (digest,) = json.loads(message.json)["digests"]
    assert digest["statement"]["id"] == "harbour-dialogue/2026-02-02"


@pytest.mark.parametrize(
    ("announced", "says"),
    [
        (
            "They will hold the next dialogue in February 2026. ",
            "announced for February 2026 took place on 2 Feb 2026",
        ),
        (
            "They will hold the 3rd dialogue in January 2026. ",
            "took place on 2 Feb 2026, later than announced",
        ),
        (
            "They will hold the next dialogue in Belmark. ",
            "The meeting announced here took place on 2 Feb 2026",
        ),
        ("They will hold the next expert meeting in January 2026. ", "Due by 31 Jan 2026"),
    ],
)
def test_an_announced_meeting_that_was_held_is_not_told_as_a_promise_forgotten(
    bench: Bench, announced: str, says: str
) -> None:
    bench.put("2.txt", talk(2, "9 September 2025", BODIES[2] + announced))
    bench.run()
    bench.put("3.txt", talk(3, "2 February 2026"))
    bench.run()
    body = bench.server.received[0].mail.get_body(("plain",))
    assert body is not None
    assert says in " ".join(body.get_content().split())
