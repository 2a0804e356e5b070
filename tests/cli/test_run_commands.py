from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from deliver.mailserver import free_port
from tracker.cli.app import run

TEXT = """Joint Statement of the {n}th Harbour Dialogue

The ministers of Arvania and Belmark met in Port Halden on {day}.

The ministers agreed to build a joint rescue centre by the end of {year}. Belmark will provide two patrol
vessels each year. They will hold joint exercises in the northern strait every spring.
"""
BASE = '[[series]]\nname = "Harbour Dialogue"\n[[series.sources]]\nkind = "folder"\npath = "inbox"\n'


@pytest.fixture
def space(tmp_path: Path, light_model: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inbox").mkdir()
    configure(tmp_path)
    put(tmp_path, 1, "4 March 2025", 2026)
    return tmp_path


def configure(folder: Path, head: str = "") -> None:
    (folder / "config.toml").write_text(f"{head}\n{BASE}", encoding="utf-8")


def put(folder: Path, number: int, day: str, year: int) -> None:
    text = TEXT.format(n=number, day=day, year=year)
    (folder / "inbox" / f"{number}.txt").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('[schedule]\ntimezone = "Europe/Atlantis"', "there is no time zone 'Europe/Atlantis'"),
        ('[quiet]\ntimezone = "Mars/Olympus"', "there is no time zone 'Mars/Olympus'"),
        ('[[rules]]\nname = "r"\nevent = "phrase"\npattern = "(un|"', "is not a regular expression"),
        ('[[rules]]\nname = "r"\nevent = "phrase"\npattern = ".*"', "matches the empty text"),
        ('[[rules]]\nname = "r"\nevent = "phrase"', "needs 'phrases' or a 'pattern'"),
        ('[mail]\nhost = "h"\nto = ["nobody"]', "'nobody' is not a mail address"),
        ('[mail]\nto = ["a@example.org"]', "names no 'host'"),
        ('[mail]\nhost = "h"\nusername = "me"', "belong together"),
        ('[[readers]]\nchannel = "pigeon"', "which is not in [[channels]]"),
        ('[schedule]\ntimes = ["7 o\'clock"]', "schedule.times"),
    ],
)
def test_wrong_settings_are_one_sentence_each(
    space: Path, head: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(space, head)
    assert run(["run"]) == 2
    message = capsys.readouterr().err
    assert said in message
    assert len(message.strip().splitlines()) == 1
    assert "Traceback" not in message


def test_an_unreachable_mail_server_is_one_sentence_and_exit_code_1(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(
        space,
        f'[mail]\nhost = "127.0.0.1"\nport = {free_port()}\nsecurity = "none"\nto = ["a@example.org"]\n'
        "timeout_seconds = 2",
    )
    assert run(["run"]) == 0
    put(space, 2, "9 September 2025", 2027)
    assert run(["run"]) == 1
    out = capsys.readouterr().out
    assert "cannot be reached" in out
    assert run(["outbox", "list", "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["deliveries"]
    assert row["status"] == "deferred"
    assert run(["run", "--test-mail"]) == 1
    assert "cannot be reached" in capsys.readouterr().err
    assert run(["outbox", "drop", "--all"]) == 0
    assert "1 given up" in capsys.readouterr().out


def test_messages_as_files_are_told_with_their_folder_and_listed_by_number(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = (
        '[[channels]]\nname = "archive"\ntype = "file"\nfolder = "told"\n'
        '[[rules]]\nname = "Rescue"\nevent = "phrase"\nphrases = ["2028"]\ntell = "now"'
    )
    configure(space, head)
    assert run(["run"]) == 0
    for number, day, year in ((2, "9 September 2025", 2027), (3, "4 February 2026", 2028)):
        put(space, number, day, year)
        assert run(["run"]) == 0
    where = f"archive to the folder {space / 'told'}"
    assert where in capsys.readouterr().out
    assert run(["outbox", "list", "--all"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows] == ["1", "2", "3"]
    assert all(where in row for row in rows)
    put(space, 4, "9 July 2026", 2029)
    assert run(["run", "--dry-run"]) == 0
    assert f"By {where}: " in capsys.readouterr().out


def test_run_log_and_json(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["run", "--format", "json", "--log-format", "json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["checks"][0]["result"] == "first"
    events = [json.loads(line)["event"] for line in captured.err.splitlines()]
    assert events == ["run started", "source", "run ended"]
    assert run(["log", "--format", "json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)["runs"]
    assert entry["exit_code"] == 0
    assert entry["checks"][0]["statements"] == ["harbour-dialogue/2025-03-04"]


def test_series_narrows_and_an_unknown_one_is_named(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["run", "--series", "harbour dialogue"]) == 0
    assert run(["run", "--series", "Herring Dialogue"]) == 2
    assert "choose one of: 'Harbour Dialogue'" in capsys.readouterr().err.lower().replace(
        "harbour d", "Harbour D"
    )


def test_rules_against_history(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(space, '[[rules]]\nname = "Rescue"\nevent = "phrase"\nphrases = ["2027"]')
    put(space, 2, "9 September 2025", 2027)
    run(["run"])
    capsys.readouterr()
    assert run(["rules", "test", "rescue", "--format", "json"]) == 0
    (rang,) = json.loads(capsys.readouterr().out)["rang"]
    assert rang["date"] == "2025-09-09"
    assert run(["rules", "list"]) == 0
    assert "Rescue: phrase" in capsys.readouterr().out
    assert run(["rules", "test", "Rescues"]) == 2
    assert "choose one of: 'rescue'" in capsys.readouterr().err.lower()


def test_doctor_says_how_to_mend(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--format", "json"]) == 0
    capsys.readouterr()
    configure(
        space,
        f'[mail]\nhost = "127.0.0.1"\nport = {free_port()}\nsecurity = "none"\nto = ["a@example.org"]\n'
        'timeout_seconds = 2\n[[rules]]\nname = "r"\nevent = "softened"\nseries = ["Nobody"]',
    )
    (space / "inbox").rename(space / "away")
    assert run(["doctor", "--format", "json"]) == 1
    parts = json.loads(capsys.readouterr().out)["parts"]
    ill = {part["part"]: part for part in parts if part["health"] == "wrong"}
    assert set(ill) == {"source", "channel mail"}
    assert all(part["mend"] for part in ill.values())
    assert any("'Nobody'" in part["found"] for part in parts if part["health"] == "warning")


def test_doctor_and_log_name_what_could_not_be_read(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (space / "inbox" / "scan.pdf").write_bytes(b"%PDF-1.7 broken")
    assert run(["run"]) == 1
    assert "1 document could not be read" in capsys.readouterr().out
    assert run(["log"]) == 0
    logged = capsys.readouterr().out
    assert "scan.pdf: " in logged
    assert "1 unread" in logged
    assert run(["doctor", "--offline", "--format", "json"]) == 0
    parts = json.loads(capsys.readouterr().out)["parts"]
    (about,) = [part for part in parts if part["part"] == "documents"]
    assert about["health"] == "warning"
    assert about["found"] == "Harbour Dialogue: 1 document could not be read so far (scan.pdf)"


def test_doctor_sees_a_damaged_database(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["run"])
    database = space / "tracker.sqlite"
    whole = sqlite3.connect(database)
    whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole.close()
    data = bytearray(database.read_bytes())
    for page in range(len(data) // 2 // 4096 * 4096, len(data), 4096):
        data[page : page + 4096] = b"\xff" * 4096
    database.write_bytes(bytes(data))
    capsys.readouterr()
    assert run(["doctor", "--offline"]) in (1, 2)
    captured = capsys.readouterr()
    assert "Restore a backup" in captured.out + captured.err
    assert "Traceback" not in captured.err
