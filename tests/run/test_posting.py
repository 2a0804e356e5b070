from __future__ import annotations

import pytest

from run.conftest import Bench, talk
from tracker.deliver import Outgoing, SmtpNotifier
from tracker.model import DeliveryStatus
from tracker.run.ledger import drop, retry
from tracker.run.sample import send_samples

DAYS = ("2 February 2026", "9 February 2026", "16 February 2026", "23 February 2026", "1 March 2026")


def statuses(bench: Bench) -> dict[str, str]:
    return {row.recipient: row.status.value for row in bench.open().store.outbox.by_status()}


def test_mail_down_for_ten_runs_then_up_is_one_digest_with_everything_once(bench: Bench) -> None:
    bench.seeded()
    bench.server.stop()
    for number in range(10):
        if number < len(DAYS):
            bench.put(f"{number + 3}.txt", talk(number + 3, DAYS[number]))
        bench.later(days=1)
        assert bench.run().exit_code == 1
    bench.server.start()
    bench.later(days=1)
    assert bench.run().exit_code == 0
    (got,) = bench.server.received
    body = got.mail.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    for day in DAYS:
        assert day in text
    bench.later(days=1)
    bench.run()
    assert len(bench.server.received) == 1


def test_each_recipient_is_accepted_deferred_or_parked_alone(bench: Bench) -> None:
    bench.configure(mail='to = ["a@example.org", "b@example.org", "c@example.org"]')
    bench.seeded()
    bench.server.rcpt = {"b@example.org": "451 come back later", "c@example.org": "550 no such user"}
    bench.put("3.txt", talk(3, DAYS[0]))
    assert bench.run().exit_code == 1
    found = statuses(bench)
    assert [found[f"{name}@example.org"] for name in "abc"] == ["sent", "deferred", "parked"]
    bench.server.rcpt = {}
    bench.run()
    assert bench.server.to("b@example.org") == []
    bench.later(minutes=6)
    bench.run()
    assert [len(bench.server.to(f"{name}@example.org")) for name in "abc"] == [1, 1, 0]
    parked = bench.open().store.outbox.by_status([DeliveryStatus.PARKED])
    assert "550 no such user" in (parked[0].reason or "")
    retry(bench.open(), [parked[0].id])
    bench.run()
    assert [len(bench.server.to(f"{name}@example.org")) for name in "abc"] == [1, 1, 1]


def test_pauses_grow(bench: Bench) -> None:
    bench.seeded()
    bench.server.rcpt = {"a@example.org": "451 come back later"}
    bench.put("3.txt", talk(3, DAYS[0]))
    pauses = []
    for _ in range(4):
        bench.run()
        (row,) = bench.open().store.outbox.waiting()
        assert row.next_try is not None
        pauses.append((row.next_try - bench.now).total_seconds() / 60)
        bench.now = row.next_try
    assert pauses == [5, 10, 20, 40]


def test_a_text_of_unknown_fate_is_sent_again_as_it_was_and_takes_nothing_more(bench: Bench) -> None:
    bench.seeded()
    bench.server.hang_up = 1
    bench.put("3.txt", talk(3, DAYS[0]))
    assert bench.run().exit_code == 1
    assert statuses(bench) == {"a@example.org": "doubtful"}
    bench.put("4.txt", talk(4, DAYS[1]))
    bench.later(days=1)
    bench.run()
    first, again, second = bench.server.received
    assert first.data == again.data
    assert second.mail["Message-ID"] != first.mail["Message-ID"]
    body = second.mail.get_body(("plain",))
    assert body is not None
    assert DAYS[1] in body.get_content()


def test_doubt_survives_an_outage(bench: Bench) -> None:
    bench.seeded()
    bench.server.hang_up = 1
    bench.put("3.txt", talk(3, DAYS[0]))
    bench.run()
    bench.server.stop()
    bench.later(days=1)
    bench.run()
    assert statuses(bench) == {"a@example.org": "doubtful"}
    bench.server.start()


def test_the_digest_says_since_when(bench: Bench) -> None:
    bench.seeded()
    bench.put("3.txt", talk(3, DAYS[0]))
    bench.run()
    bench.put("4.txt", talk(4, DAYS[1]))
    bench.later(days=7)
    bench.run()
    first, second = (item.mail.get_body(("html",)) for item in bench.server.received)
    assert first is not None
    assert second is not None
    assert "since your last message of" not in first.get_content()
    assert "since your last message of 2 March 2026" in second.get_content()


def test_quiet_hours_hold_everything_back(bench: Bench) -> None:
    bench.configure(rest='[quiet]\nstart = "07:00"\nend = "11:00"\ntimezone = "Europe/Berlin"\n')
    bench.seeded()
    bench.put("3.txt", talk(3, DAYS[0]))
    done = bench.run()
    assert (done.exit_code, done.waiting) == (0, 1)
    assert bench.server.received == []
    bench.later(hours=2)
    assert bench.run().waiting == 0
    assert len(bench.server.received) == 1


def test_a_reader_who_left_the_config_is_told_nothing_more(bench: Bench) -> None:
    bench.seeded()
    bench.server.rcpt = {"a@example.org": "451 come back later"}
    bench.put("3.txt", talk(3, DAYS[0]))
    bench.run()
    bench.server.rcpt = {}
    bench.configure(mail='to = ["b@example.org"]')
    bench.later(days=1)
    bench.run()
    assert bench.server.received == []
    assert statuses(bench) == {"a@example.org": "parked"}


def test_what_is_dropped_is_never_sent(bench: Bench) -> None:
    bench.seeded()
    bench.server.rcpt = {"a@example.org": "451 come back later"}
    bench.put("3.txt", talk(3, DAYS[0]))
    bench.run()
    assert len(drop(bench.open())) == 1
    bench.server.rcpt = {}
    bench.later(days=1)
    bench.run()
    assert bench.server.received == []


def test_readers_get_what_they_asked_for(bench: Bench) -> None:
    bench.configure(
        rest="""
[[readers]]
to = "gone@example.org"
labels = ["dropped"]
[[readers]]
to = "survey@example.org"
phrases = ["Hydrographic Survey"]
[[readers]]
to = "other@example.org"
series = ["Another Dialogue"]
[[readers]]
to = "group@example.org"
groups = ["strait"]
kinds = ["commitment"]
"""
    )
    bench.seeded()
    bench.put("3.txt", talk(3, DAYS[0]))
    bench.run()
    told = {item.recipient: item.mail.get_body(("plain",)) for item in bench.server.received}
    assert "survey@example.org" not in told
    assert "other@example.org" not in told
    gone = told["gone@example.org"]
    assert gone is not None
    assert "Dropped" in gone.get_content()
    assert "Arvania pledged" not in gone.get_content()
    bench.put("5.txt", talk(5, DAYS[1]))
    bench.run()
    assert len(bench.server.to("survey@example.org")) == 1


def test_one_message_for_each_series_where_that_is_wished(bench: Bench) -> None:
    second = '[[series]]\nname = "Lake Forum"\n[[series.sources]]\nkind = "folder"\npath = "lake"\n'
    bench.configure(rest=second)
    (bench.folder / "lake").mkdir()
    lake = bench.folder / "lake"
    lake.joinpath("1.txt").write_text(talk(1, "5 March 2025").replace("Harbour", "Lake"), encoding="utf-8")
    bench.seeded()
    bench.put("3.txt", talk(3, DAYS[0]))
    lake.joinpath("3.txt").write_text(talk(3, DAYS[1]).replace("Harbour", "Lake"), encoding="utf-8")
    bench.run()
    assert len(bench.server.received) == 1
    bench.configure(rest=second + '[digest]\ngroup = "series"\n')
    bench.put("4.txt", talk(4, DAYS[2]))
    lake.joinpath("4.txt").write_text(talk(4, DAYS[3]).replace("Harbour", "Lake"), encoding="utf-8")
    bench.run()
    assert len(bench.server.received) == 3


def test_an_urgent_rule_rings_in_a_message_of_its_own_and_once(bench: Bench) -> None:
    bench.configure(
        rest='[[rules]]\nname = "Wrecks"\nevent = "phrase"\nphrases = ["list of wrecks"]\ntell = "now"\n'
        '[[rules]]\nname = "Gone"\nevent = "dropped"\nmeetings = 1\n'
    )
    bench.seeded()
    bench.put("3.txt", talk(3, DAYS[0]))
    bench.run()
    subjects = [item.mail["Subject"] for item in bench.server.received]
    assert subjects[0] == "Alert: Wrecks: Harbour Dialogue"
    assert subjects[1].startswith("Alert: Gone")
    bench.later(days=1)
    bench.run()
    assert len(bench.server.received) == 2


def test_what_nobody_foresaw_in_one_message_does_not_hold_back_the_others(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.configure(mail='to = ["a@example.org", "b@example.org"]')
    bench.seeded()
    bench.put("3.txt", talk(3, DAYS[0]))
    genuine = SmtpNotifier.send

    def breaks(self: SmtpNotifier, outgoing: Outgoing) -> None:
        if outgoing.recipient.startswith("a@"):
            raise ZeroDivisionError
        genuine(self, outgoing)

    monkeypatch.setattr(SmtpNotifier, "send", breaks)
    assert bench.run().exit_code == 1
    assert statuses(bench) == {"a@example.org": "doubtful", "b@example.org": "sent"}


def test_a_broken_template_of_the_user_s_own_is_named_and_loses_nothing(bench: Bench) -> None:
    bench.configure(rest='[templates]\nfolder = "own"\n')
    (bench.folder / "own").mkdir()
    template = bench.folder / "own" / "mail.txt.j2"
    template.write_text("{% if %}", encoding="utf-8")
    bench.seeded()
    bench.put("3.txt", talk(3, DAYS[0]))
    done = bench.run()
    assert "cannot be written" in (done.posted[0].reason or "")
    template.unlink()
    bench.later(hours=1)
    bench.run()
    assert len(bench.server.received) == 1


def test_samples_reach_every_reader_and_pass_by_the_ledger(bench: Bench) -> None:
    bench.configure(rest='[[channels]]\nname = "files"\ntype = "file"\nfolder = "out"\n')
    out = bench.folder / "out"
    assert send_samples(bench.open()) == [
        ("mail to a@example.org", None),
        (f"files to the folder {out}", None),
    ]
    assert bench.server.received[0].mail["Subject"] == "Test of the commitment tracker"
    assert len(list((bench.folder / "out").iterdir())) == 1
    assert bench.open().store.outbox.by_status() == []
