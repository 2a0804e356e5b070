from __future__ import annotations

import json
from pathlib import Path

import pytest

from tracker.cli.app import run

FIRST = """Joint Statement of the 3rd Harbour Dialogue

The ministers of Arvania and Belmark met in Port Halden on 4 March 2024.

The ministers agreed to build a joint rescue centre by the end of 2025. They condemned the attacks on
fishing boats in the northern strait. Belmark will provide two patrol vessels each year.
"""
SECOND = """Joint Statement of the 4th Harbour Dialogue

The ministers of Arvania and Belmark met in Vessby on 9 September 2024.

The ministers agreed to build a joint rescue centre by the end of 2026. They welcomed the new
hydrographic survey of the southern banks. Belmark will provide two patrol vessels each year.
"""


@pytest.fixture
def space(tmp_path: Path, light_model: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "ws"]) == 0
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "second.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


def ingest(*arguments: str) -> int:
    return run(["ingest", "--config", "ws", *arguments])


def test_from_two_files_to_a_digest(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ingest("first.txt", "second.txt") == 0
    capsys.readouterr()
    assert run(["digest", "--config", "ws", "--format", "json"]) == 0
    (digest,) = json.loads(capsys.readouterr().out)["digests"]
    told = {(f["kind"], (f["new"] or f["old"])["text"][:26]) for f in digest["findings"]}
    assert ("dropped", "They condemned the attacks") in told
    assert any(kind == "deadline slipped" for kind, _ in told)
    assert ("new", "They welcomed the new hydr") in told


def test_the_order_in_which_statements_arrive_does_not_matter(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ingest("second.txt") == 0
    assert ingest("first.txt") == 0
    capsys.readouterr()
    run(["digest", "--config", "ws", "--format", "json"])
    late = json.loads(capsys.readouterr().out)
    run(["init", "other"])
    run(["ingest", "--config", "other", "first.txt", "second.txt"])
    capsys.readouterr()
    run(["digest", "--config", "other", "--format", "json"])
    assert json.loads(capsys.readouterr().out) == late


def test_the_same_bytes_again_change_nothing(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ingest("first.txt")
    capsys.readouterr()
    assert ingest("first.txt", "--format", "json") == 0
    assert [s["outcome"] for s in json.loads(capsys.readouterr().out)["statements"]] == ["unchanged"]


def test_changed_bytes_for_a_meeting_are_a_revision(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ingest("first.txt")
    (space / "first.txt").write_text(FIRST.replace("two patrol", "three patrol"), encoding="utf-8")
    capsys.readouterr()
    assert ingest("first.txt", "--format", "json") == 0
    (item,) = json.loads(capsys.readouterr().out)["statements"]
    assert (item["outcome"], item["revision"]) == ("revised", 2)


def test_other_bytes_with_the_same_statement_are_no_revision(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ingest("first.txt")
    (space / "first.txt").write_text("Home > News > Statements\n\n" + FIRST, encoding="utf-8")
    capsys.readouterr()
    assert ingest("first.txt", "--format", "json") == 0
    assert [s["outcome"] for s in json.loads(capsys.readouterr().out)["statements"]] == ["unchanged"]


def test_a_statement_is_moved_when_the_user_says_where_it_belongs(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ingest("first.txt")
    capsys.readouterr()
    assert ingest("first.txt", "--series", "Harbour talks", "--format", "json") == 0
    (item,) = json.loads(capsys.readouterr().out)["statements"]
    assert (item["outcome"], item["id"]) == ("moved", "harbour-talks/2024-03-04")
    assert run(["digest", "harbour-dialogue", "--config", "ws"]) == 2


def test_another_text_for_a_meeting_is_refused(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ingest("first.txt")
    other = SECOND.replace("9 September 2024", "4 March 2024").replace("4th", "3rd")
    other = other.replace("Belmark will provide two patrol vessels each year.", "Arvania thanked its hosts.")
    (space / "rival.txt").write_text(other, encoding="utf-8")
    assert ingest("rival.txt") == 2
    message = capsys.readouterr().err
    assert "rival.txt: claims the meeting of 2024-03-04" in message
    assert "--replace" in message


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 20, "binary.txt"),
        ("undated.txt", FIRST.replace(" on 4 March 2024", "").encode(), "--date"),
        ("future.txt", FIRST.replace("2024", "2424").encode(), "future"),
    ],
)
def test_a_bad_file_is_one_sentence_and_nothing_is_stored(
    space: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, said: str
) -> None:
    (space / name).write_bytes(data)
    assert ingest(name) == 2
    message = capsys.readouterr().err
    assert said in message
    assert message.count("\n") == 1
    assert run(["digest", "--config", "ws"]) == 2


def test_a_bad_file_among_good_ones_is_told_and_the_good_ones_are_stored(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (space / "empty.txt").write_bytes(b"")
    assert ingest("first.txt", "empty.txt", "second.txt") == 1
    out, err = capsys.readouterr()
    assert "2 added" in out
    assert "empty.txt" in err


def test_a_large_file_is_refused_unread(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (space / "huge.txt").open("wb") as stream:
        stream.truncate(50_000_000)
    assert ingest("huge.txt") == 2
    assert "larger than 20 MB" in capsys.readouterr().err


def test_what_an_older_version_has_read_is_told_until_it_is_read_anew(
    space: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ingest("first.txt", "second.txt") == 0
    monkeypatch.setattr("tracker.run.recipe.RECIPE", "of tomorrow")
    asked = "2 statements were read by an older version of the program or with another model"
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    capsys.readouterr()
    assert ingest("first.txt") == 0
    assert f"{asked}; run 'tracker ingest --rebuild'." in capsys.readouterr().err
    assert run(["doctor", "--offline", "--config", "ws"]) == 0
    assert f"readings: {asked}. Run 'tracker ingest --rebuild'." in capsys.readouterr().out
    assert ingest("--rebuild") == 0
    captured = capsys.readouterr()
    assert captured.out == "2 statements were read anew\n"
    assert "older version" not in captured.err
    assert ingest("--rebuild", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["rebuilt"] == 2


def test_compare_tells_same_different_and_trouble_apart(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", "first.txt", "first.txt", "--exit-code"]) == 0
    assert run(["compare", "first.txt", "second.txt", "--exit-code"]) == 1
    assert run(["compare", "first.txt", "second.txt"]) == 0
    assert run(["compare", "first.txt", "nowhere.txt", "--exit-code"]) == 2
    assert "neither a file nor a stored statement" in capsys.readouterr().err


def test_compare_takes_stored_statements_too(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ingest("first.txt", "second.txt")
    capsys.readouterr()
    old, new = "harbour-dialogue/2024-03-04", "harbour-dialogue/2024-09-09"
    assert run(["compare", old, new, "--config", "ws", "--format", "json"]) == 0
    stored = json.loads(capsys.readouterr().out)
    assert run(["compare", "first.txt", "second.txt", "--format", "json"]) == 0
    files = json.loads(capsys.readouterr().out)
    assert [m["relation"] for m in stored["matches"]] == [m["relation"] for m in files["matches"]]


def test_the_ids_that_other_commands_take_are_shown(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ingest("first.txt") == 0
    assert ingest("second.txt", "--kind", "readout") == 0
    told = capsys.readouterr().out
    ids = ["harbour-dialogue/2024-03-04", "harbour-dialogue/2024-09-09~readout"]
    assert all(name in told for name in ids)
    assert run(["meetings", "--config", "ws"]) == 0
    assert "[harbour-dialogue]" in capsys.readouterr().out
    for wrong in ("harbour-dialogue/2024-09-09", "Harbour Dialogue"):
        assert run(["digest", "--config", "ws", wrong]) == 2
        assert f"Choose one of: {', '.join(ids)}." in capsys.readouterr().err
        assert run(["compare", "--config", "ws", wrong, "first.txt"]) == 2
        assert f"choose one of: {', '.join(ids)}" in capsys.readouterr().err
    assert run(["digest", "--config", "ws", "herring-dialogue/2024-09-09"]) == 2
    assert "'series/2026-03-31~readout'" in capsys.readouterr().err


def test_compare_by_lines_gives_every_sentence_a_label(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (space / "old.txt").write_text("We will act by May.\nWe regret the delay.\n", encoding="utf-8")
    (space / "new.txt").write_text("We will act by May.\nTrade grew fast.\n", encoding="utf-8")
    assert run(["compare", "old.txt", "new.txt", "--sentences", "--format", "json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert [s["label"] for s in result["old"]] == ["repeated", "dropped"]
    assert [s["label"] for s in result["new"]] == ["repeated", "new"]
    assert [(m["old"], m["new"], m["relation"]) for m in result["matches"]] == [(0, 0, "verbatim")]


def test_compare_by_lines_refuses_a_page_of_html(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (space / "old.html").write_text("<!doctype html><p>We will act by May.</p>\n", encoding="utf-8")
    assert run(["compare", "old.html", "first.txt", "--sentences"]) == 2
    assert "old.html: this is an HTML page, not one sentence a line" in capsys.readouterr().err


def test_extract_shows_what_was_left_out_and_why(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (space / "first.txt").write_text("Home > News > Statements\n\n" + FIRST, encoding="utf-8")
    assert run(["extract", "first.txt", "--format", "json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["number"], result["meeting_date"]) == (3, "2024-03-04")
    assert len(result["sentences"]) == 4
    assert any(d["text"] == "Home > News > Statements" and d["why"] for d in result["discarded"])


def test_init_overwrites_nothing(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "ws"]) == 2
    assert "there is a workspace already" in capsys.readouterr().err


def test_without_a_workspace_the_way_to_one_is_told(
    space: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TRACKER_CONFIG", raising=False)
    assert run(["digest"]) == 2
    assert "tracker init" in capsys.readouterr().err


def test_changelog_is_written_and_site_is_another_name_for_it(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ingest("first.txt", "second.txt")
    assert run(["changelog", "--config", "ws"]) == 0
    assert run(["site", "--config", "ws", "-o", "elsewhere"]) == 0
    assert (space / "ws" / "site").is_dir()
    assert any((space / "elsewhere").glob("*.html"))


def test_the_ending_of_the_output_file_tells_the_format(space: Path) -> None:
    for name, begins in (("c.html", "<!DOCTYPE html>"), ("c.json", "{"), ("c.txt", "")):
        assert run(["compare", "first.txt", "second.txt", "-o", name]) == 0
        text = (space / name).read_text(encoding="utf-8")
        assert text.startswith(begins)
        assert ("<html" in text) == (name == "c.html")
    assert run(["compare", "-o", "d.html", "--format", "json", "first.txt", "second.txt"]) == 0
    assert (space / "d.html").read_text(encoding="utf-8").startswith("{")
