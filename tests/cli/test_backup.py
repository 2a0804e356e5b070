from __future__ import annotations

from pathlib import Path

import pytest

from tracker.cli.app import run

TEXT = """Joint Statement of the 3rd Harbour Dialogue

The ministers of Arvania and Belmark met in Port Halden on 4 March 2024.

The ministers agreed to build a joint rescue centre by the end of 2025.
"""


@pytest.fixture
def space(tmp_path: Path, light_model: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "first.txt").write_text(TEXT, encoding="utf-8")
    assert run(["init", "ws"]) == 0
    assert run(["ingest", "first.txt", "--config", "ws"]) == 0
    return tmp_path


def test_a_restored_backup_tells_the_same(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["backup", "copy.zip", "--config", "ws"]) == 0
    assert run(["restore", "copy.zip", "again"]) == 0
    capsys.readouterr()
    digests = []
    for name in ("ws", "again"):
        assert run(["digest", "--config", name]) == 0
        digests.append(capsys.readouterr().out)
    assert digests[0] == digests[1]


def test_a_database_elsewhere_finds_its_place_again(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "elsewhere"]) == 0
    config = space / "elsewhere" / "config.toml"
    text = config.read_text(encoding="utf-8").replace('"tracker.sqlite"', '"data/other.sqlite"')
    config.write_text(text, encoding="utf-8")
    (config.parent / "data").mkdir()
    assert run(["ingest", "first.txt", "--config", "elsewhere"]) == 0
    assert run(["backup", "copy.zip", "--config", "elsewhere"]) == 0
    assert run(["restore", "copy.zip", "again"]) == 0
    assert run(["digest", "--config", "again"]) == 0


def test_nothing_is_overwritten(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["backup", "first.txt", "--config", "ws"]) == 2
    assert (space / "first.txt").read_text(encoding="utf-8") == TEXT
    assert run(["backup", "copy.zip", "--config", "ws"]) == 0
    assert run(["restore", "copy.zip", "ws"]) == 2
    assert "there is a workspace already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said"),
    [("first.txt", "is no backup of a workspace"), ("nowhere.zip", "there is no such file")],
)
def test_what_is_no_backup_is_refused(
    space: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    assert run(["restore", name, "again"]) == 2
    assert said in capsys.readouterr().err


def test_the_size_of_a_small_backup_is_no_zero(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["backup", "copy.zip", "--config", "ws"]) == 0
    kilobytes = round((space / "copy.zip").stat().st_size / 1000)
    assert f"({kilobytes} kB)" in capsys.readouterr().out
    assert not (space / "again").exists()


def test_a_database_that_lies_outside_is_not_overwritten(
    space: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", "elsewhere"]) == 0
    config = space / "elsewhere" / "config.toml"
    outside = space / "outside.sqlite"
    text = config.read_text(encoding="utf-8").replace('"tracker.sqlite"', f'"{outside}"')
    config.write_text(text, encoding="utf-8")
    assert run(["ingest", "first.txt", "--config", "elsewhere"]) == 0
    assert run(["backup", "copy.zip", "--config", "elsewhere"]) == 0
    before = outside.read_bytes()
    assert run(["restore", "copy.zip", "again"]) == 2
    assert "where there is one already" in capsys.readouterr().err
    assert outside.read_bytes() == before
