from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from tracker.run import letters

RUN = datetime(2026, 3, 2, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("received", "since"),
    [(None, None), (RUN + timedelta(seconds=5), None), (RUN - timedelta(days=3), "2026-02-27")],
)
def test_an_alert_of_the_same_run_is_no_former_digest(
    monkeypatch: pytest.MonkeyPatch, received: datetime | None, since: str | None
) -> None:
    news: Any = SimpleNamespace(digest="digest", alerts=(), notice=None)
    outbox = SimpleNamespace(last_received=lambda *_: received)
    newsstand = SimpleNamespace(in_delivery=lambda _: [(news, None)])
    space: Any = SimpleNamespace(store=SimpleNamespace(outbox=outbox, newsstand=newsstand))
    delivery: Any = SimpleNamespace(id=1, channel="mail", recipient="desk", created_at=RUN)
    monkeypatch.setattr(letters, "replace", lambda _, since: SimpleNamespace(since=since))
    (told,) = letters.letter_of(space, delivery).digests
    assert (told.since.isoformat() if told.since else None) == since
