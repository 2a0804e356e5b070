from __future__ import annotations

from pathlib import Path

import pytest

from tracker.config import load_config, url_fault
from tracker.errors import ConfigError


def config(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(f"[store]\n{text}\n", encoding="utf-8")
    return path


def test_a_server_takes_the_place_of_the_file(tmp_path: Path) -> None:
    url = "postgresql://tracker@db.example.org:5433/archive?sslmode=verify-full"
    settings = load_config(config(tmp_path, f'url = "{url}"\npassword_file = "secret"')).store
    assert settings.url == url
    assert settings.password_file == tmp_path / "secret"


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("postgresql://tracker:s3cret@db/archive", "it holds a password"),
        ("postgresql://db/archive?password=s3cret", "it holds a password"),
        ("mysql://db/s3cret", "it must begin with postgresql://"),
        ("postgresql://[s3cret/archive", "it is no address"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_repeating_it(
    tmp_path: Path, url: str, fault: str
) -> None:
    assert (url_fault(url) or "").startswith(fault)
    with pytest.raises(ConfigError, match=f"line 2: 'store.url' is wrong: {fault}") as caught:
        load_config(config(tmp_path, f'url = "{url}"'))
    assert "s3cret" not in str(caught.value)


def test_a_password_without_a_server_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="'password_file' belongs to 'url'"):
        load_config(config(tmp_path, 'password_file = "secret"'))
