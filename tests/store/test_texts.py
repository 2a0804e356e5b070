"""Texts are found by a small key and told apart by their words."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from builders import SERIES, statement
from store import Store
from store.spans import words_at, words_of
from store.texts import text_key
from tracker.model import Annotated, Kind, Sentence, Snapshot

TEXTS = ["They met.", "They parted.", "They met again.", "They met."]


def put(store: Store, texts: list[str]) -> list[int]:
    spoken = statement("2026-01-01")
    store.statements.save_series(SERIES)
    store.statements.save_snapshot(Snapshot(spoken.sha256, b"raw", datetime(2026, 1, 1, tzinfo=UTC), "x"))
    store.statements.save(spoken, datetime(2026, 1, 1, tzinfo=UTC))
    notes = [Annotated(text, Kind.PROCEDURAL) for text in texts]
    return [p.text_id for p in store.sentences.replace(spoken.id, [Sentence(t) for t in texts], notes)]


@pytest.mark.parametrize("bits", [0, 1, 48])
def test_texts_of_one_key_are_kept_apart(bits: int, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.texts.text_key", lambda text: text_key(text) % (1 << bits))
    ids = put(store, TEXTS)
    assert ids[0] == ids[3]
    assert len(set(ids)) == 3
    assert put(store, TEXTS) == ids
    store.vectors.save({key: np.full(2, key, dtype=np.float16) for key in set(ids)}, "m@1")
    found = store.vectors.by_text([*TEXTS, "never said"], "m@1")
    assert {text: int(vector[0]) for text, vector in found.items()} == dict(zip(TEXTS, ids, strict=True))


def test_a_key_takes_six_bytes_and_stays_as_it_is() -> None:
    assert text_key("They met.") == -135440121897184
    assert all(-(1 << 47) <= text_key(str(n)) < 1 << 47 for n in range(1000))


@pytest.mark.parametrize(
    ("text", "words"), [("Wir hören zu.", "hören"), ("会議を開く。", "開く"), ("a" * 70_000, "a" * 70_000)]
)
def test_words_of_a_text_are_stored_as_their_place(text: str, words: str) -> None:
    at = words_at(text, words)
    assert words_of(text, at) == (words if len(words) < 65_536 else None)


def test_words_that_the_text_does_not_say_have_no_place() -> None:
    assert words_at("They met.", "the ministers") is words_at("They met.", None) is words_at("x", "") is None


def test_a_sentence_comes_back_whatever_its_words_are(store: Store) -> None:
    text = "Ministers will act, and ministers will report."
    notes = [Annotated(text, Kind.COMMITMENT, None, None, actor, "will", "") for actor in ("Ministers", "he")]
    put(store, [])
    store.sentences.replace("straits-dialogue/2026-01-01", [Sentence(text), Sentence(text)], notes)
    assert [p.annotated for p in store.sentences.of("straits-dialogue/2026-01-01")] == notes
