from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from harbour import TALKS_2, harbour_workspace, thread_with, told
from tracker.cli.app import run


@pytest.fixture
def space(
    tmp_path: Path, light_model: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    folder = harbour_workspace(tmp_path, monkeypatch)
    capsys.readouterr()
    return folder


def test_history_shows_wordings_diffs_dates_and_presence(space: Path, capsys: Any) -> None:
    (thread,) = told(capsys, "history", "rescue", "plan")["threads"]
    assert [o["statement"][-10:] for o in thread["occurrences"]] == ["2024-03-04", "2024-09-09"]
    assert [(d["end"], d["outcome"]) for d in thread["deadlines"]] == [
        ("2024-12-31", "slipped"),
        ("2025-12-31", "overdue, unconfirmed"),
    ]
    assert thread["presence"][0]["mark"] == "first"
    assert run(["history", thread["id"][:6]]) == 0
    text = capsys.readouterr().out
    assert "[-2024-]" in text
    assert "{+2025+}" in text
    assert run(["history", thread["id"], "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert "<del>2024</del>" in page
    assert "<ins>2025</ins>" in page


def test_history_by_meaning_where_words_find_nothing(space: Path, capsys: Any) -> None:
    found = told(capsys, "history", "attacks on boats fishing in northern straits")["threads"]
    assert "condemned the attacks" in found[0]["text"]
    assert told(capsys, "history", "--meaning", "tide-gauge network")["threads"]


def test_history_of_nothing_says_so(space: Path, capsys: Any) -> None:
    assert run(["init", "empty"]) == 0
    assert run(["history", "lighthouse", "--config", "empty"]) == 0
    assert "No thread holds “lighthouse”" in capsys.readouterr().out


def test_an_unknown_id_names_those_that_are_near(space: Path, capsys: Any) -> None:
    known = thread_with(capsys, "tide-gauge")["id"]
    wrong = known[:-1] + ("0" if known[-1] != "0" else "1")
    assert run(["resolve", wrong, "--missed", "--why", "x"]) == 2
    assert known in capsys.readouterr().err
    assert run(["resolve", "nothing like it", "--missed", "--why", "x"]) == 2
    assert "tracker threads" in capsys.readouterr().err


def test_threads_are_listed_by_status_kind_group_and_series(space: Path, capsys: Any) -> None:
    assert all(t["status"] == "due" for t in told(capsys, "threads", "--status", "due")["threads"])
    assert {t["kind"] for t in told(capsys, "threads", "--kind", "commitment")["threads"]} == {"commitment"}
    assert told(capsys, "threads", "--group", "harbour dialogue")["threads"]
    assert run(["threads", "--group", "elsewhere"]) == 2
    assert "Harbour Dialogue" in capsys.readouterr().err
    assert run(["threads", "--series", "elsewhere"]) == 2


def test_a_meeting_announced_and_held_is_met_with_its_sentence(space: Path, capsys: Any) -> None:
    thread = told(capsys, "history", "hold the 4th Harbour Dialogue")["threads"][0]
    (record,) = thread["deadlines"]
    assert record["outcome"] == "met"
    assert "convened the 4th" in record["evidence"]["text"]


def test_due_lists_what_is_due_and_what_passed_in_silence(space: Path, capsys: Any) -> None:
    records = told(capsys, "due")["due"]
    assert [(r["end"], r["outcome"]) for r in records] == [
        ("2025-12-31", "overdue, unconfirmed"),
        ("2090-12-31", "due"),
    ]
    assert [r["end"] for r in told(capsys, "due", "--within", "30d")["due"]] == ["2025-12-31"]
    assert told(capsys, "due", "--within", "30d", "--no-overdue")["due"] == []
    assert run(["due", "--within", "soon"]) == 2
    assert "30d" in capsys.readouterr().err


def test_the_calendar_is_valid_and_its_ids_are_stable(space: Path, capsys: Any) -> None:
    icalendar = pytest.importorskip("icalendar")
    texts = []
    for _ in range(2):
        assert run(["due", "--format", "ics"]) == 0
        texts.append(capsys.readouterr().out)
    assert texts[0] == texts[1]
    assert all(len(line.encode()) <= 75 for line in texts[0].splitlines())
    calendar = icalendar.Calendar.from_ical(texts[0])
    events = list(calendar.walk("VEVENT"))
    assert [str(event.decoded("dtstart")) for event in events] == ["2025-12-31", "2090-12-31"]
    assert all(event["uid"] and event["dtstamp"] for event in events)


def test_meetings_tell_the_last_and_the_next(space: Path, capsys: Any) -> None:
    (meeting,) = told(capsys, "meetings")["meetings"]
    assert (meeting["last"], meeting["last_number"], meeting["meetings"]) == ("2024-09-09", 4, 2)
    assert run(["meetings"]) == 0
    assert "for the 4th time" in capsys.readouterr().out


def test_an_older_statement_that_arrives_late_is_put_in_its_place(space: Path, capsys: Any) -> None:
    (space / "second.txt").write_text(TALKS_2, encoding="utf-8")
    assert run(["ingest", "second.txt"]) == 0
    capsys.readouterr()
    (thread,) = told(capsys, "history", "condemned the attacks")["threads"]
    assert thread["first_seen"] == "2023-06-06"
    assert [o["statement"][-10:] for o in thread["occurrences"]] == ["2023-06-06", "2024-03-04", "2024-09-09"]


def test_export_writes_documented_columns_and_a_database_with_views(space: Path, capsys: Any) -> None:
    files = told(capsys, "export", "out")["files"]
    metadata = json.loads((space / "out" / "metadata.json").read_text(encoding="utf-8"))
    tables = metadata["databases"]["commitments"]["tables"]
    for path in files:
        name = Path(path).stem
        if path.endswith(".csv"):
            header = (space / path).read_text(encoding="utf-8").splitlines()[0]
            assert header.split(",") == list(tables[name]["columns"])
    with sqlite3.connect(space / "out" / "commitments.db") as db:
        assert not db.execute("PRAGMA foreign_key_check").fetchall()
        assert [row[0] for row in db.execute("SELECT [end] FROM due")] == ["2025-12-31", "2090-12-31"]
        assert db.execute("SELECT count(*) FROM history").fetchone()[0] > 5
        assert db.execute("SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'tide'").fetchone()[0]
        for name, table in tables.items():
            if "columns" in table:
                columns = [row[1] for row in db.execute(f"PRAGMA table_info([{name}])")]
                assert columns == list(table["columns"])


def test_export_of_one_kind_writes_only_that(space: Path, capsys: Any) -> None:
    files = told(capsys, "export", "out", "--as", "jsonl")["files"]
    assert {Path(path).suffix for path in files} == {".jsonl"}


_PROBE = """
import sys
from tracker.cli.app import run
code = run({arguments!r})
heavy = [name for name in ("torch", "sentence_transformers", "onnxruntime") if name in sys.modules]
sys.exit(f"imported {{heavy}}" if heavy else code)
"""


@pytest.mark.parametrize(
    "arguments",
    [["history", "rescue plan"], ["threads"], ["due"], ["meetings"], ["review"], ["export", "out"]],
)
def test_reading_needs_no_model(space: Path, arguments: list[str]) -> None:
    script = _PROBE.format(arguments=arguments)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
