from __future__ import annotations

from pathlib import Path

import pytest

from store import Server
from tracker.errors import ConfigError
from tracker.run.database import database_named


def test_a_list_of_settings_is_no_file_and_is_not_repeated() -> None:
    with pytest.raises(ConfigError) as caught:
        database_named("host=db user=ada password=s3cr3t")
    assert "s3cr3t" not in str(caught.value)
    assert "postgresql://user@host/name" in str(caught.value)


def test_paths_and_addresses_are_told_apart() -> None:
    assert database_named("archive=1.sqlite") == Path("archive=1.sqlite")
    assert database_named("postgresql://ada@db/statements") == Server("postgresql://ada@db/statements")
