from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tracker.config import load_config
from tracker.config.sources import HttpSettings, parse_rhythm
from tracker.errors import ConfigError
from tracker.model import HttpRules, Medium, Rhythm, Source

TALKS = '[[series]]\nname = "Ministerial Talks"\n'


def load(folder: Path, text: str) -> tuple[Source, ...]:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return load_config(path).sources(folder)


def source(**keys: str) -> str:
    return "[[series.sources]]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items())


def test_a_source_knows_its_series_and_its_place(tmp_path: Path) -> None:
    text = TALKS + 'group = "Fisheries"\n' + source(kind='"folder"', path='"inbox"')
    text += source(kind='"feed"', url='"https://example.org/rss"', follow='"statement"', rhythm='"4 months"')
    folder, feed = load(tmp_path, text)
    assert folder.kind is Medium.FOLDER
    assert folder.location == str(tmp_path / "inbox")
    assert (feed.series, feed.group) == ("Ministerial Talks", "Fisheries")
    assert feed.rhythm == Rhythm(months=4)


def test_an_id_survives_a_move_of_the_workspace_and_a_change_of_pattern(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    here = load(tmp_path / "a", TALKS + source(kind='"folder"', path='"inbox"'))
    there = load(tmp_path / "b", TALKS + source(kind='"folder"', path='"inbox"', backlog="3"))
    assert here[0].id == there[0].id
    assert here[0].location != there[0].location


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (
            TALKS + source(kind='"feed"', url='"https://a.example"', folow='"x"'),
            6,
            "series[1].sources[1].folow",
        ),
        (TALKS + source(kind='"feed"', url='"https://a.example"', follow='"(un"'), 6, "regular expression"),
        (TALKS + source(kind='"page"', path='"x"'), 3, "needs 'url'"),
        (TALKS + source(kind='"page"', url='"https://a.example"', follow='"x"'), 3, "'follow' is for"),
        (TALKS + source(kind='"page"', url='"ftp://a.example"'), 5, "not a web address"),
        (TALKS + source(kind='"page"', url='"https://me:secret@a.example"'), 5, "password"),
        (TALKS + source(kind='"page"', url='"https://a.example:99999"'), 5, "not a web address"),
        (TALKS + source(kind='"letter"', url='"https://a.example"'), 4, "kind"),
        (TALKS + source(kind='"folder"', path='"x"', rhythm='"often"'), 6, "not an interval"),
        (TALKS + source(kind='"folder"', path='"x"', language='"English"'), 6, "language"),
        (TALKS + 2 * source(kind='"folder"', path='"x"'), 3, "stands twice"),
        (
            TALKS
            + source(kind='"folder"', path='"x"')
            + TALKS.replace("Minis", "Other")
            + source(kind='"page"'),
            8,
            "needs 'url'",
        ),
        ("[http]\nretries = 2\nrobot = true", 3, "http.robot"),
        ('[http]\nuser_agent = "a\\nb"', 2, "http.user_agent"),
        ("[http]\npause_seconds = -1", 2, "http.pause_seconds"),
    ],
)
def test_a_wrong_source_is_named_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    assert f"line {line}:" in str(caught.value)
    assert says in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("4 months", date(2025, 10, 31), date(2026, 2, 28)),
        ("every 6 weeks", date(2025, 1, 1), date(2025, 2, 12)),
        ("1 year", date(2024, 2, 29), date(2025, 2, 28)),
        ("90 days", date(2025, 1, 1), date(2025, 4, 1)),
    ],
)
def test_a_rhythm_counts_by_the_calendar(text: str, start: date, end: date) -> None:
    assert parse_rhythm(text).after(start) == end


def test_the_settings_of_http_state_the_defaults_of_its_rules() -> None:
    assert HttpSettings().rules() == HttpRules()
