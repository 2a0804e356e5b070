from __future__ import annotations

from pathlib import Path

import pytest

from tracker.config import find_config, load_config
from tracker.errors import ConfigError
from tracker.resources import resource


def write(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_config_states_the_defaults(tmp_path: Path) -> None:
    shipped = write(tmp_path, resource("config.toml").read_text(encoding="utf-8"))
    (tmp_path / "empty").mkdir()
    empty = write(tmp_path / "empty", "")
    assert load_config(shipped).model_dump(exclude={"store", "site"}) == load_config(empty).model_dump(
        exclude={"store", "site"}
    )


def test_paths_are_relative_to_the_config(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, '[store]\npath = "data/x.sqlite"'))
    assert config.store.path == tmp_path / "data" / "x.sqlite"


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        ('[store]\npaht = "x"', 2, "store.paht"),
        ('[model]\nlocation = "bundled"\nsha256 = "abc"', 3, "model.sha256"),
        ('[[series]]\nname = "A"\n\n[[series]]\nname = "B"\ngruop = "g"', 6, "series[2].gruop"),
        ("[sotre]\n", 1, "sotre"),
        ("[read]\nmax_megabytes = -1", 2, "read.max_megabytes"),
        ('[[channels]]\nname = "x"\ntype = "file"\nfolder = "o"\nfromat = "eml"', 5, "channels[1].fromat"),
        ('[[channels]]\nname = "x"\ntype = "file"', 1, "channels[1].folder"),
        ('[[channels]]\nname = "x"\ntype = "fax"', 1, "channels[1]"),
        ('[[series]]\nname = "A"\nschedule = {timezone = "Mars/Base"}', 3, "series[1].schedule.timezone"),
    ],
)
def test_a_wrong_key_is_named_with_its_line(tmp_path: Path, text: str, line: int, name: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(write(tmp_path, text))
    assert f"line {line}" in str(caught.value)
    assert name in str(caught.value)


def test_a_name_of_two_series_is_refused(tmp_path: Path) -> None:
    text = '[[series]]\nname = "Talks"\n[[series]]\nname = "Other"\naliases = ["talks"]'
    with pytest.raises(ConfigError, match="belongs to two series"):
        load_config(write(tmp_path, text))


def test_broken_toml_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="not valid TOML"):
        load_config(write(tmp_path, "[store\n"))


def test_the_nearest_config_above_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRACKER_CONFIG", raising=False)
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    config = write(tmp_path, "")
    assert find_config(None, below) == config
    monkeypatch.setenv("TRACKER_CONFIG", str(tmp_path))
    assert find_config(None, Path("/")) == config


def test_a_named_config_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such config"):
        find_config(tmp_path / "nowhere.toml", tmp_path)
