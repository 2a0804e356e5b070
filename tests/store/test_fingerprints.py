"""A group's fingerprint changes with any of its rows, and with nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from store import Store
from store.engine import Place, Row
from tracker.model import (
    Annotated,
    Decision,
    DecisionKind,
    Kind,
    Label,
    Link,
    LinkScope,
    Match,
    Relation,
    Sentence,
    Series,
    Snapshot,
    SourceKind,
    Statement,
    Verdict,
)

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TEXTS = ("They met.", "Both ports will open by June.")


def add(store: Store, slug: str, group: str, day: date) -> Statement:
    statement = Statement(
        id=f"{slug}/{day}",
        series=Series(slug, slug.title(), group),
        meeting_date=day,
        revision=1,
        sha256=f"{slug}{day}",
        origin="a.txt",
        source_kind=SourceKind.OFFICIAL,
        recipe="1",
    )
    with store.write():
        store.statements.save_series(statement.series)
        store.statements.save_snapshot(Snapshot(statement.sha256, b"x", NOW, "a.txt"))
        store.statements.save(statement, NOW)
        notes = [Annotated(text, Kind.POSITION, None, None, None, None, None, 0.9) for text in TEXTS]
        layout = [Sentence(text, paragraph=n, line=n) for n, text in enumerate(TEXTS)]
        store.sentences.replace(statement.id, layout, notes)
    return statement


@pytest.fixture
def full(store: Store) -> Store:
    for slug, group in (("ports", "Sea"), ("rails", "Land")):
        for month in (3, 9):
            add(store, slug, group, date(2025, month, 1))
    with store.write():
        for slug in ("ports", "rails"):
            for passage in store.sentences.of(f"{slug}/2025-09-01"):
                store.sentences.set_threads({passage.id: f"{slug}{passage.index}"})
    return store


def changed(store: Store, before: dict[str, str]) -> set[str]:
    after = store.fingerprints.of_groups()
    return {group for group in after if after[group] != before.get(group)}


def test_reading_changes_nothing(full: Store) -> None:
    before = full.fingerprints.of_groups()
    assert before.keys() == {"Sea", "Land"}
    assert changed(full, before) == set()


def test_a_statement_more_or_less(full: Store) -> None:
    before = full.fingerprints.of_groups()
    added = add(full, "rails", "Land", date(2026, 1, 1))
    assert changed(full, before) == {"Land"}
    with full.write():
        full.statements.remove(added.id)
    assert changed(full, before) == set()


def test_another_title_place_thread_match_or_verdict(full: Store) -> None:
    old, new = (full.sentences.of(f"ports/2025-0{month}-01") for month in (3, 9))
    statement = full.statements.get("ports/2025-09-01")
    assert statement is not None
    link = Link(Match(old[0].id, new[0].id, 0.9, Relation.REWORDED), LinkScope.SERIES)
    verdict = Verdict(statement.id, old[1].id, Label.DROPPED, proven=True)
    works = (
        lambda: full.statements.save(replace(statement, title="Another"), NOW),
        lambda: full.statements.save(replace(statement, title="Another", place="Port Halden"), NOW),
        lambda: full.sentences.set_threads({new[0].id: "another"}),
        lambda: full.links.replace(statement.id, [link], []),
        lambda: full.links.replace(statement.id, [link], [verdict]),
        lambda: full.links.replace(statement.id, [replace(link, decided=True)], [verdict]),
    )
    for work in works:
        before = full.fingerprints.of_groups()
        with full.write():
            work()
        assert changed(full, before) == {"Sea"}


@pytest.mark.parametrize(
    ("about", "groups"),
    [
        ({"thread": "ports1"}, {"Sea"}),
        ({"old_statement": "rails/2025-03-01", "new_statement": "rails/2025-09-01"}, {"Land"}),
        ({"thread": "gone"}, {"Sea", "Land"}),
    ],
)
def test_a_decision(full: Store, about: dict[str, str], groups: set[str]) -> None:
    before = full.fingerprints.of_groups()
    with full.write():
        full.decisions.add(Decision(DecisionKind.NOTE, "an analyst", NOW, "Seen.", **about))
    assert changed(full, before) == groups


def test_a_statement_that_comes_in_meanwhile(
    full: Store, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real = full.fingerprints.of_groups(), full.db.stream

    def late(sql: str) -> Iterator[Row]:
        if not came_in:
            with closing(Store(place)) as other:
                came_in.append(add(other, "roads", "Land", date(2025, 3, 1)))
        return real(sql)

    came_in: list[Statement] = []
    monkeypatch.setattr(full.db, "stream", late)
    assert changed(full, before) == set()
    assert changed(full, before) == {"Land"}
