"""What was said before a moment is found by text, by thread and by statement, on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from builders import SERIES, statement
from store import Store
from store.past import Stretch
from tracker.model import (
    Annotated,
    Kind,
    Link,
    LinkScope,
    Match,
    Passage,
    Relation,
    Sentence,
    Series,
    Snapshot,
    SourceKind,
    Statement,
)

NOW = datetime(2026, 1, 1, tzinfo=UTC)
OTHER = Series("harbour-talks", "Harbour Talks", "Straits Dialogue")
END = (date(2026, 6, 1), "straits-dialogue/2026-06-01")
OWN, BOTH = Stretch(END, (SERIES.slug,)), Stretch(END, (SERIES.slug, OTHER.slug))


def put(store: Store, spoken: Statement, texts: Sequence[str], threads: str = "") -> list[Passage]:
    with store.write():
        store.statements.save_series(spoken.series)
        store.statements.save_snapshot(Snapshot(spoken.sha256, b"", NOW, "x"))
        store.statements.save(spoken, NOW)
        notes = [Annotated(text, Kind.POSITION) for text in texts]
        made = store.sentences.replace(spoken.id, [Sentence(text) for text in texts], notes)
        store.sentences.set_threads(dict(zip([p.id for p in made], threads, strict=False)))
    return store.sentences.of(spoken.id)


@pytest.fixture
def said(store: Store) -> dict[str, list[Passage]]:
    """Three statements of one series, one of another, and one that is too late to count."""
    return {
        "first": put(store, statement("2026-01-01"), ["They met.", "They ate.", "They left."], "tuv"),
        "report": put(store, statement("2026-02-01", SourceKind.REPORT), ["They ate.", "They met."], "ut"),
        "third": put(store, statement("2026-03-01"), ["They parted.", "They ate."], "wu"),
        "other": put(store, statement("2026-04-01", series=OTHER), ["They met.", "They sang."], "tx"),
        "late": put(store, statement("2026-06-01"), ["They met.", "They danced."], "ty"),
    }


def test_each_text_is_given_once_by_its_last_sentence_in_the_order_of_time(
    store: Store, said: dict[str, list[Passage]]
) -> None:
    every = store.past.text_ids(BOTH)
    assert every == sorted({p.text_id for name in said for p in said[name]} - {said["late"][1].text_id})
    assert store.past.latest(every, OWN) == [said["first"][2], said["report"][1], *said["third"]]
    assert store.past.latest(every, BOTH) == [said["first"][2], *said["third"], *said["other"]]
    assert store.past.latest(every[:1], OWN) == [said["report"][1]]
    assert store.past.latest([], OWN) == []


def test_a_stretch_ends_before_the_statement_that_it_names(
    store: Store, said: dict[str, list[Passage]]
) -> None:
    third = said["third"][0].statement_id
    until = Stretch((date(2026, 3, 1), third), (SERIES.slug,))
    assert store.past.latest(store.past.text_ids(BOTH), until) == [said["first"][2], *said["report"]]
    assert store.past.text_ids(Stretch((date(2026, 1, 1), ""), (SERIES.slug,))) == []
    assert store.past.text_ids(Stretch(END, ())) == []


def test_some_texts_are_enough_to_see_that_there_are_many(
    store: Store, said: dict[str, list[Passage]]
) -> None:
    some = store.past.text_ids(BOTH, limit=2)
    assert len(some) == 2
    assert set(some) < set(store.past.text_ids(BOTH))


def test_a_thread_is_carried_by_its_sentences_and_by_links_to_them(
    store: Store, said: dict[str, list[Passage]]
) -> None:
    first, third, other = said["first"], said["third"], said["other"]
    links = [
        Link(Match(first[2].id, third[0].id, 0.9, Relation.REWORDED), LinkScope.SERIES),
        Link(Match(first[2].id, other[1].id, 0.9, Relation.REWORDED), LinkScope.GROUP),
    ]
    for link in links:
        with store.write():
            statement_id = next(p.statement_id for p in [*third, *other] if p.id == link.new)
            store.links.replace(statement_id, [link], [])
    assert set(store.past.carriers("v", SERIES.slug)) == {first[0].statement_id, third[0].statement_id}
    assert set(store.past.carriers("v", OTHER.slug)) == set()
    assert set(store.past.carriers("t", OTHER.slug)) == {other[0].statement_id}
    assert store.past.carriers("nobody", SERIES.slug) == []


def test_sentences_of_a_statement_are_found_word_for_word(
    store: Store, said: dict[str, list[Passage]]
) -> None:
    name = said["first"][0].statement_id
    assert store.past.saying(name, ["They left.", "They met.", "they met."]) == said["first"][::2]
    assert store.past.saying("nobody/2026-01-01", ["They met."]) == []
