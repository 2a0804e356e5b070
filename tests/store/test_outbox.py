from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from builders import SERIES, statement
from store import Store, copy_archive
from tracker.errors import StoreError
from tracker.model import Alert, DeliveryStatus, Medium, Message, News, NewsKind, Snapshot, Source

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def news(store: Store) -> int:
    added = store.newsstand.add(News(NewsKind.NOTICE, "Talks", "Talks", NOW, notice="Hm."), None)
    assert added.id is not None
    return added.id


def message(name: str) -> Message:
    return Message(name, NOW, "subject", "plain", "html", "{}")


def open_one(store: Store) -> int:
    return store.outbox.open("mail", "a@example.org", "", NOW, urgent=False)


def test_an_open_delivery_takes_more_and_is_written_anew(store: Store) -> None:
    first = open_one(store)
    store.outbox.put(first, news(store), None)
    store.outbox.hand_over(first, message("m1"))
    store.outbox.settle(first, DeliveryStatus.DEFERRED, "down", NOW)
    assert open_one(store) == first
    row = store.outbox.get(first)
    assert row is not None
    assert (row.message, row.items, row.attempts) == (None, 1, 1)
    assert store.outbox.message("m1") is None


@pytest.mark.parametrize("status", [s for s in DeliveryStatus if s.sealed])
def test_a_sealed_delivery_takes_nothing_more(store: Store, status: DeliveryStatus) -> None:
    first = open_one(store)
    store.outbox.hand_over(first, message("m1"))
    store.outbox.settle(first, status, None)
    assert open_one(store) != first
    assert store.outbox.message("m1") is not None


def test_topic_channel_reader_and_urgency_each_have_a_delivery_of_their_own(store: Store) -> None:
    keys = [("mail", "a", "", False), ("mail", "b", "", False), ("hook", "a", "", False)]
    keys += [("mail", "a", "Talks", False), ("mail", "a", "", True)]
    opened = {store.outbox.open(*key[:3], NOW, urgent=key[3]) for key in keys}
    assert len(opened) == 5


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [({"a"}, {"b"}, {"a", "b"}), (None, {"b"}, None), ({"a"}, None, None), (set(), {"b"}, {"b"})],
)
def test_a_reader_who_stands_twice_gets_what_either_entry_asks_for(
    store: Store, first: set[str] | None, second: set[str] | None, both: set[str] | None
) -> None:
    delivery, piece = open_one(store), news(store)
    store.outbox.put(delivery, piece, first)
    store.outbox.put(delivery, piece, second)
    ((_, wanted),) = store.newsstand.in_delivery(delivery)
    assert wanted == (None if both is None else frozenset(both))


def test_acceptance_moves_the_reader_on(store: Store) -> None:
    assert store.outbox.last_received("mail", "a@example.org") is None
    row = store.outbox.get(open_one(store))
    assert row is not None
    store.outbox.accepted(row, NOW)
    store.outbox.accepted(row, NOW + timedelta(days=1))
    assert store.outbox.last_received("mail", "a@example.org") == NOW + timedelta(days=1)
    assert store.outbox.waiting() == []


def test_urgent_ones_come_first(store: Store) -> None:
    open_one(store)
    urgent = store.outbox.open("mail", "a@example.org", "", NOW, urgent=True)
    assert next(iter(store.outbox.waiting())).id == urgent


def test_a_rule_rings_once_for_one_thing(store: Store) -> None:
    alerts = [Alert("r", "k1", "t", "S"), Alert("r", "k2", "t", "S"), Alert("q", "k1", "t", "S")]
    assert store.newsstand.ring_once(alerts[:2], NOW) == alerts[:2]
    assert store.newsstand.ring_once(alerts, NOW) == alerts[2:]


def half_done(store: Store) -> None:
    with store.attempt():
        news(store)
        raise ZeroDivisionError


def test_a_failed_attempt_takes_back_its_own_part_alone(store: Store) -> None:
    with store.write():
        news(store)
        with pytest.raises(ZeroDivisionError):
            half_done(store)
    assert store.db.one("SELECT count(*) AS n FROM news") == {"n": 1}


def test_a_source_stays_silent_until_it_found_something_or_its_series_is_there(store: Store) -> None:
    source = Source("id1", Medium.FOLDER, "/inbox", SERIES.name)
    store.watched.register([source])
    assert store.watched.states()["id1"].silent
    store.watched.succeeded("id1", "{}", NOW, changed=False)
    store.watched.failed("id1", None, NOW)
    state = store.watched.states()["id1"]
    assert (state.silent, state.failures, state.known) == (True, 1, "{}")
    spoken = statement("2025-01-01")
    store.statements.save_series(SERIES)
    store.statements.save_snapshot(Snapshot(spoken.sha256, b"text", NOW, "1.txt"))
    store.statements.save(spoken, NOW)
    store.watched.succeeded("id1", "{}", NOW, changed=False)
    assert not store.watched.states()["id1"].silent


def test_a_copy_is_whole_and_leaves_the_original_alone(tmp_path: Path) -> None:
    original = Store(tmp_path / "a.sqlite")
    news(original)
    copy_archive(tmp_path / "a.sqlite", tmp_path / "b.sqlite")
    copy = Store(tmp_path / "b.sqlite")
    assert copy.db.one("SELECT count(*) AS n FROM news") == {"n": 1}
    assert copy.faults() == []
    copy.close()
    original.close()
    with pytest.raises(StoreError, match="cannot be copied"):
        copy_archive(tmp_path / "none.sqlite", tmp_path / "c.sqlite")
