from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from harbour import harbour_workspace, thread_with, told
from tracker.cli.app import run


@pytest.fixture
def space(
    tmp_path: Path, light_model: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    folder = harbour_workspace(tmp_path, monkeypatch)
    capsys.readouterr()
    return folder


def test_resolve_needs_a_verdict_a_reason_and_for_met_a_proof(space: Path, capsys: Any) -> None:
    name = thread_with(capsys, "rescue plan")["id"]
    assert run(["resolve", name, "--why", "x"]) == 2
    assert run(["resolve", name, "--met", "--why", "approved"]) == 2
    assert "--evidence" in capsys.readouterr().err
    assert run(["resolve", name, "--missed", "--why", "  "]) == 2
    capsys.readouterr()
    arguments = ("--met", "--why", "approved", "--evidence", "https://example.org/plan", "--who", "Ada")
    thread = told(capsys, "resolve", name, *arguments)["thread"]
    assert (thread["status"], thread["deadlines"][-1]["decision"]["who"]) == ("met", "Ada")


def test_a_settled_thread_is_settled_otherwise_only_when_asked_to(space: Path, capsys: Any) -> None:
    name = thread_with(capsys, "rescue plan")["id"]
    assert run(["resolve", name, "--missed", "--why", "no plan", "--who", "Ada"]) == 0
    again = ["resolve", name, "--withdrawn", "--why", "taken back", "--who", "Ada"]
    capsys.readouterr()
    assert run(again) == 2
    message = capsys.readouterr().err
    assert "settled already: Ada decided 'missed'" in message
    assert "--replace" in message
    assert thread_with(capsys, "rescue plan")["status"] == "missed"
    assert told(capsys, *again, "--replace")["thread"]["status"] == "withdrawn"


def test_evidence_is_an_address_or_a_statement_and_the_verdict_is_one(space: Path, capsys: Any) -> None:
    thread = thread_with(capsys, "rescue plan")
    met = ["resolve", thread["id"], "--met", "--why", "approved"]
    assert run([*met, "--missed"]) == 2
    assert "Choose one of --met and --missed" in capsys.readouterr().err
    assert run([*met, "--evidence", "notaurl"]) == 2
    assert "'notaurl' is neither a web address nor the id" in capsys.readouterr().err
    (found,) = told(capsys, "history", thread["id"])["threads"]
    statement = found["occurrences"][0]["statement"]
    assert run([*met, "--evidence", statement]) == 0


def test_two_people_cannot_overrule_each_other_unawares(space: Path, capsys: Any) -> None:
    name = thread_with(capsys, "rescue plan")["id"]
    first = told(capsys, "resolve", name, "--missed", "--why", "no plan", "--who", "Ada")["thread"]
    other = ["resolve", name, "--withdrawn", "--why", "taken back", "--who", "Ben"]
    assert run(other) == 2
    message = capsys.readouterr().err
    assert "Ada decided 'missed'" in message
    assert "Ben now says 'withdrawn'" in message
    assert thread_with(capsys, "rescue plan")["status"] == "missed"
    assert told(capsys, *other, "--seen", str(first["version"]))["thread"]["status"] == "withdrawn"


def test_a_decision_survives_a_rebuild(space: Path, capsys: Any) -> None:
    name = thread_with(capsys, "rescue plan")["id"]
    assert run(["resolve", name, "--missed", "--why", "no plan"]) == 0
    assert run(["ingest", "--rebuild"]) == 0
    capsys.readouterr()
    assert thread_with(capsys, "rescue plan")["status"] == "missed"


def matches(capsys: Any, *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = told(capsys, "review", "--between", "0", "1.01", *more)["matches"]
    return found


def test_a_rejected_match_parts_the_threads_and_a_confirmed_one_joins_them(space: Path, capsys: Any) -> None:
    match = next(m for m in matches(capsys) if "rescue plan" in m["new_text"])
    assert told(capsys, "review", "--reject", match["id"], "--who", "Ada")["decided"] == 1
    thread = thread_with(capsys, "rescue plan")
    assert thread["wordings"] == 1
    assert match["id"] not in [m["id"] for m in matches(capsys)]
    assert run(["ingest", "--rebuild"]) == 0
    capsys.readouterr()
    assert thread_with(capsys, "rescue plan")["wordings"] == 1
    assert told(capsys, "review", "--confirm", match["id"], "--who", "Ada")["decided"] == 1
    assert thread_with(capsys, "rescue plan")["wordings"] == 2


def test_relink_gives_a_sentence_another_past(space: Path, capsys: Any) -> None:
    match = next(m for m in matches(capsys) if "rescue plan" in m["new_text"])
    other = next(m for m in matches(capsys) if "tide-gauge" in m["old_text"])
    target = f"{other['old_statement']}#{other['old_index']}"
    assert told(capsys, "review", "--relink", match["id"], target)["decided"] == 1
    (thread,) = told(capsys, "history", "tide-gauge network")["threads"]
    assert match["new_text"] in [o["text"] for o in thread["occurrences"]]
    assert run(["review", "--relink", match["id"], "nowhere#9"]) == 2


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_review_by_file(space: Path, capsys: Any, suffix: str) -> None:
    path = space / f"doubts{suffix}"
    assert run(["review", "--between", "0", "1.01", "--export", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    rows = (
        list(csv.DictReader(text.splitlines()))
        if suffix == ".csv"
        else [json.loads(x) for x in text.splitlines()]
    )
    for row in rows:
        if "rescue plan" in row["new_text"]:
            row |= {"decision": "reject", "why": "another plan", "who": "Ada"}
    write_rows(path, rows)
    capsys.readouterr()
    assert told(capsys, "review", "--apply", str(path))["decided"] == 1
    assert thread_with(capsys, "rescue plan")["wordings"] == 1


def write_rows(path: Path, rows: list[dict[str, Any]]) -> None:
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    else:
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_a_file_made_before_somebody_elses_decision_is_refused_whole(space: Path, capsys: Any) -> None:
    path = space / "doubts.jsonl"
    assert run(["review", "--between", "0", "1.01", "--export", str(path)]) == 0
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    plan = next(row for row in rows if "rescue plan" in row["new_text"])
    assert run(["review", "--confirm", plan["id"], "--who", "Ada", "--why", "same plan"]) == 0
    write_rows(path, [row | {"decision": "reject", "who": "Ben", "why": "another plan"} for row in rows])
    capsys.readouterr()
    assert run(["review", "--apply", str(path)]) == 2
    message = capsys.readouterr().err
    assert "Ada decided 'confirm'" in message
    assert "Ben now says 'reject'" in message
    assert thread_with(capsys, "rescue plan")["wordings"] == 2


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('{"id": "abc", "decision": "maybe"}', "'maybe' is no decision"),
        ('{"id": "abc", "decision": "reject"}', "no doubtful match 'abc'"),
        ('{"decision": "reject"}', "names no match"),
        ("{", "is not JSON"),
    ],
)
def test_a_wrong_row_is_named_by_line_and_nothing_is_decided(
    space: Path, capsys: Any, row: str, said: str
) -> None:
    path = space / "doubts.jsonl"
    path.write_text("\n" + row + "\n", encoding="utf-8")
    assert run(["review", "--apply", str(path)]) == 2
    message = capsys.readouterr().err
    assert said in message
    assert "line 2" in message
