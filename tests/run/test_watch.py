from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from run.conftest import Bench, talk
from tracker.errors import ConfigError
from tracker.run.lock import only_run
from tracker.run.round import Round
from tracker.run.timetable import timetable
from tracker.run.watch import Watcher

DRIVER = Path(__file__).parent / "crash" / "driver.py"


def watcher(bench: Bench, done: list[Round]) -> Watcher:
    return Watcher(bench.open(), done.append)


def make_due(watching: Watcher) -> None:
    """As after a night's sleep: every time of the timetable has passed."""
    for job in watching.scheduler.jobs:
        job.next_run = datetime.now() - timedelta(minutes=5)  # noqa: DTZ005 - schedule counts in local time


def test_it_looks_at_once_where_it_never_looked_and_then_waits_for_its_time(bench: Bench) -> None:
    done: list[Round] = []
    bench.put("1.txt", talk(1, "4 March 2025"))
    watching = watcher(bench, done)
    watching.tick()
    watching.tick()
    assert [len(round_.checks) for round_ in done] == [1]


def test_times_missed_in_sleep_are_made_up_for_in_one_run(bench: Bench) -> None:
    bench.configure(rest='[schedule]\ntimes = ["07:00", "12:00", "18:00"]\ntimezone = "Asia/Seoul"\n')
    done: list[Round] = []
    watching = watcher(bench, done)
    watching.tick()
    assert len(watching.scheduler.jobs) == 3
    make_due(watching)
    watching.tick()
    watching.tick()
    assert len(done) == 2


def test_a_time_missed_while_it_did_not_run_is_made_up_for(bench: Bench) -> None:
    bench.configure(rest='[schedule]\ntimes = ["07:00"]\n')
    bench.seeded()
    done: list[Round] = []
    watcher(bench, done).tick()
    assert done == []
    bench.later(hours=22, minutes=30)
    watcher(bench, done).tick()
    assert done == []
    bench.later(hours=1)
    watcher(bench, done).tick()
    assert len(done) == 1


def test_series_of_one_schedule_run_together_and_others_by_their_own(bench: Bench) -> None:
    bench.configure(
        rest='[[series]]\nname = "Rates"\nschedule = { times = ["14:15"], timezone = "Europe/Berlin" }\n'
        '[[series.sources]]\nkind = "folder"\npath = "rates"\n'
        '[[series]]\nname = "Fish"\n[[series.sources]]\nkind = "folder"\npath = "fish"\n'
    )
    slots = timetable(bench.open().config)
    assert {slot.series for slot in slots} == {("Rates",), ("Fish", "Harbour Dialogue")}


def test_the_last_slot_is_read_in_its_zone(bench: Bench) -> None:
    bench.configure(rest='[schedule]\ntimes = ["07:00"]\ndays = ["monday"]\ntimezone = "Asia/Seoul"\n')
    (slot,) = timetable(bench.open().config)
    now = datetime(2026, 3, 2, 8, tzinfo=UTC)
    last = slot.last_before(now)
    assert last is not None
    assert last.astimezone(UTC) == datetime(2026, 3, 1, 22, tzinfo=UTC)


def test_what_another_run_is_doing_is_put_off(bench: Bench) -> None:
    done: list[Round] = []
    watching = watcher(bench, done)
    with only_run(bench.open()):
        watching.tick()
    assert done == []
    watching.tick()
    assert len(done) == 1


def test_what_was_put_off_goes_out_between_the_times(bench: Bench) -> None:
    bench.seeded()
    bench.server.rcpt = {"a@example.org": "451 come back later"}
    bench.put("3.txt", talk(3, "2 February 2026"))
    bench.run()
    bench.server.rcpt = {}
    watching = watcher(bench, [])
    watching.tick()
    assert bench.server.received == []
    bench.later(minutes=6)
    watching.tick()
    assert len(bench.server.received) == 1


def test_nothing_to_watch_is_one_sentence(bench: Bench) -> None:
    (bench.folder / "config.toml").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError, match="nothing to watch"):
        watcher(bench, [])


@pytest.mark.skipif(os.name == "nt", reason="needs SIGTERM")
def test_sigterm_ends_it_cleanly(bench: Bench) -> None:
    bench.put("1.txt", talk(1, "4 March 2025"))
    command = [sys.executable, str(DRIVER), "none", "1", "watch", "--config", str(bench.folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603
    deadline = time.monotonic() + 60
    while not bench.open().store.runs.latest(1) and time.monotonic() < deadline:
        time.sleep(0.2)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said
    assert "Stopped." in said
    (run,) = bench.open().store.runs.latest(1)
    assert run.exit_code == 0
