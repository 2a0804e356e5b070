"""The archive read at once: in one state, and each statement once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.invented import NOW, GivenVectors, name_of, open_invented, statements
from tracker.model import Statement
from tracker.run.ingest import Wish, ingest
from tracker.run.library import read_library
from tracker.run.vectors import VectorSource
from tracker.run.workspace import Workspace, open_workspace


class Counted(list[Statement]):
    """Counts how often it is gone through."""

    passes = 0

    def __iter__(self) -> Iterator[Statement]:
        self.passes += 1
        return super().__iter__()


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    made = open_invented(tmp_path / "ws")
    for number in (1, 2):
        ingest(made, list(statements(number))[:8], Wish(series=name_of(number)))
    return made


def test_what_comes_in_meanwhile_is_not_in_it(
    space: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = space.store.sentences.all

    def late() -> object:
        other = open_workspace(tmp_path / "ws", tmp_path, lambda: NOW)
        with closing(other.store):
            other.__dict__["vectors"] = VectorSource(GivenVectors(), other.store)
            ingest(other, list(statements(3))[:2], Wish(series=name_of(3)))
        return real()

    monkeypatch.setattr(space.store.sentences, "all", late)
    assert [book.series.name for book in read_library(space).books] == [name_of(1), name_of(2)]
    monkeypatch.undo()
    assert len(read_library(space).books) == 3


def test_the_statements_are_not_gone_through_for_each_of_them(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = Counted(space.store.statements.all())
    monkeypatch.setattr(space.store.statements, "all", lambda: every)
    assert sum(len(book.readings) for book in read_library(space).books) == 16
    assert every.passes == 1


def test_where_every_group_is_wanted_no_statement_is_asked_for_by_itself(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = {series.group for series in space.store.statements.series()}
    asked: list[str] = []
    real = space.store.sentences.of
    monkeypatch.setattr(space.store.sentences, "of", lambda name: asked.append(name) or real(name))
    whole = read_library(space, groups=groups)
    assert not asked
    assert whole == read_library(space)
    assert len(read_library(space, groups={min(groups)}).books) == 1
    assert asked
