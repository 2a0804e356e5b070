from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
import pytest

from conftest import hashed_words
from tracker.embed import Vectors
from tracker.errors import ModelError
from tracker.run.vectors import VectorSource


class Model:
    """A model that notes its work and can be held up."""

    name = "invented@1"

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.broken = False
        self.held_up_after = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        assert self.may_go_on.wait(10)
        self.calls.append(list(texts))
        if len(self.calls) == self.held_up_after:
            self.may_go_on.clear()
        if self.broken:
            raise ModelError("the model cannot be loaded", where=self.name)
        return hashed_words(texts)


@pytest.fixture
def model() -> Model:
    return Model()


def numbered(count: int) -> list[str]:
    return [f"Promise number {n} stands." for n in range(count)]


def test_vectors_come_in_the_order_asked_for_whatever_was_prepared(model: Model) -> None:
    source = VectorSource(model)
    texts = numbered(300)
    assert source.prepare([*texts, *texts]) == 300
    asked = [texts[299], texts[0], texts[150], texts[0]]
    expected = hashed_words(asked).astype(np.float16).astype(np.float32)
    assert (source.of(asked) == expected).all()
    assert sum(map(len, model.calls)) == 300


def test_nothing_waits_for_the_model_before_a_vector_is_asked_for(model: Model) -> None:
    model.may_go_on.clear()
    source = VectorSource(model)
    source.prepare(numbered(10))  # would never return
    assert model.calls == []
    model.may_go_on.set()
    assert source.of(numbered(10)).shape == (10, 64)


def test_whoever_needs_the_first_need_not_wait_for_the_last(model: Model) -> None:
    source = VectorSource(model)
    texts = numbered(600)
    model.held_up_after = 1
    source.prepare(texts)
    assert source.of(texts[:1]).shape == (1, 64)
    assert len(model.calls) == 1
    model.may_go_on.set()
    assert source.of(texts).shape == (600, 64)


def test_expected_texts_are_begun_once_they_are_worth_it(model: Model) -> None:
    source = VectorSource(model)
    source.expect(numbered(20))
    assert source.prepare([]) == 0
    source.expect(numbered(200))
    assert source.prepare(numbered(210)) == 10
    source.of(numbered(210))
    assert sorted(text for call in model.calls for text in call) == sorted(numbered(210))


def test_what_is_wrong_is_told_to_whoever_asks_and_can_be_tried_again(model: Model) -> None:
    model.broken = True
    source = VectorSource(model)
    source.prepare(numbered(3))
    with pytest.raises(ModelError, match="cannot be loaded"):
        source.of(numbered(3))
    model.broken = False
    assert source.of(numbered(3)).shape == (3, 64)


def test_whoever_leaves_need_not_wait_for_what_is_no_longer_needed(model: Model) -> None:
    source = VectorSource(model)
    model.held_up_after = 1

    def leave() -> None:
        with source.while_needed():
            source.prepare(numbered(2000))
            source.of(numbered(1))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        leave()
    model.may_go_on.set()
    source._model_thread.shutdown()  # what the interpreter does at its end
    assert len(model.calls) <= 2
