from __future__ import annotations

from collections.abc import Iterator

import pytest

from deliver.mailserver import MailServer


@pytest.fixture
def server() -> Iterator[MailServer]:
    running = MailServer().start()
    yield running
    running.stop()
