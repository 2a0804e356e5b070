from __future__ import annotations

import json
from pathlib import Path

import pytest

from tracker.cli.app import run

_ACTS = ["open the northern harbour", "publish the yearly report", "train forty pilots", "lower the port fee"]
_MORE = ["send two medical teams", "map the southern shoals", "share radar data", "repair the sea wall"]
_REST = ["light the outer channel", "fund a rescue school", "count the seabirds", "close the old quay"]


def gold(source: str, subject: str) -> dict[str, object]:
    acts = [*_ACTS, *_MORE, *_REST]
    return {
        "id": f"{source}-1",
        "source": source,
        "old": [f"{subject} will {act} before winter." for act in acts] + [f"{subject} met in Vessby."],
        "new": [f"Before winter {subject.lower()} will {act} again." for act in acts] + ["Trade fell."],
        "pairs": [[i, i, "reworded", True] for i in range(len(acts))],
    }


@pytest.fixture
def space(tmp_path: Path, light_model: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lines = [gold(s, n) for s, n in (("a", "The council"), ("b", "The three sides"), ("c", "The bank"))]
    text = "\n".join(json.dumps(line) for line in lines)
    (tmp_path / "gold.jsonl").write_text(text, encoding="utf-8")
    assert run(["init", "ws"]) == 0
    return tmp_path


def test_figures_before_and_after_are_printed_by_source(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["calibrate", "gold.jsonl", "--config", "ws"]) == 0
    out = capsys.readouterr().out
    assert "3 labelled documents, 0 of them from your own decisions" in out
    assert "macro" in out
    assert "→" in out


def test_written_weights_are_used_once_the_config_names_them(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = space / "ws" / "config.toml"
    text = config.read_text(encoding="utf-8").replace('# scorer = "scorer.json"', 'scorer = "own.json"')
    config.write_text(text, encoding="utf-8")
    assert run(["digest", "--config", "ws"]) == 2
    (space / "ws" / "own.json").write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert run(["calibrate", "gold.jsonl", "--write", "--config", "ws"]) == 2
    assert "own.json: not a scorer" in capsys.readouterr().err
    (space / "ws" / "own.json").unlink()
    assert run(["calibrate", "gold.jsonl", "--write", "--config", "ws"]) == 0
    assert json.loads((space / "ws" / "own.json").read_text(encoding="utf-8"))["features"]


def test_what_is_no_gold_is_one_sentence(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (space / "bad.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    capsys.readouterr()
    assert run(["calibrate", "bad.jsonl", "--config", "ws"]) == 2
    assert "bad.jsonl:1: not a labelled document" in capsys.readouterr().err


def test_a_file_that_is_no_text_is_refused_in_one_sentence(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (space / "photo.dat").write_bytes(b"\xaf\x00\xfe\xff")
    capsys.readouterr()
    assert run(["calibrate", "photo.dat", "--config", "ws"]) == 2
    assert capsys.readouterr().err.startswith("tracker: photo.dat: is not text in UTF-8")


def test_without_file_and_decisions_it_says_what_to_give(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["calibrate", "--config", "ws"]) == 2
    message = capsys.readouterr().err
    assert "no file was given" in message
    assert "tracker calibrate GOLD.jsonl" in message


@pytest.mark.parametrize(
    ("line", "said"),
    [("abc", "line is not JSON"), ("[1]", "line is no JSON object"), ('{"id": 1}', "it has no 'old'")],
)
def test_a_bad_line_is_named_in_plain_words(
    space: Path, capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    (space / "bad.jsonl").write_text(line, encoding="utf-8")
    capsys.readouterr()
    assert run(["calibrate", "bad.jsonl", "--config", "ws"]) == 2
    assert said in capsys.readouterr().err
