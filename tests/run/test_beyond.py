"""Labels are the same whether all that was said before is read, or only what matters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from postgres import PostgresServer
from run.long_series import GROUP, NOW, in_memory, labels, put, statements
from store import Server, Store
from tracker.config import Config
from tracker.embed import Embedder, Vectors
from tracker.model import Decision, DecisionKind
from tracker.run import relabel
from tracker.run.rebuild import relabel_all
from tracker.run.relabel import relabel_group
from tracker.run.workspace import Workspace

pytestmark = pytest.mark.usefixtures("light_model")
SAID = statements(48, 8)


@pytest.fixture(autouse=True)
def always_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relabel, "_WHOLE", 0)
    monkeypatch.setattr("tracker.run.beyond._SHARE", 1)


def by_and_by(workspace: Workspace) -> list[object]:
    """Take statements in one by one, as they come; return the labels."""
    for statement, texts in SAID:
        put(workspace, statement, texts)
        workspace.nearby.refresh()
        with workspace.store.write():
            relabel_group(workspace, GROUP, statement.meeting_date)
    return labels(workspace)


@pytest.fixture(scope="module")
def expected() -> Callable[[Workspace], list[object]]:
    def at_once(workspace: Workspace) -> list[object]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(relabel, "_WHOLE", 1000)
            relabel_all(workspace)
        return labels(workspace)

    return at_once


def on_disk(folder: Path) -> Workspace:
    config = Config()
    store = config.store.model_copy(update={"path": folder / "tracker.sqlite"})
    return Workspace(config.model_copy(update={"store": store}), folder / "config.toml", lambda: NOW)


Wanted = Callable[[Workspace], list[object]]


def test_all_that_a_short_series_said_is_read(expected: Wanted) -> None:
    workspace = in_memory()
    assert by_and_by(workspace) == expected(workspace)


@pytest.mark.parametrize(("some", "keep"), [(0, 1), (0, 8), (0, 64), (1000, 1)])
def test_only_what_is_near_is_read_of_a_long_one(
    some: int, keep: int, expected: Wanted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.run.beyond._FEW", 0)
    monkeypatch.setattr("tracker.run.beyond._SOME", some)
    monkeypatch.setattr("tracker.run.beyond._KEEP", keep)
    workspace = in_memory()
    assert by_and_by(workspace) == expected(workspace)


@pytest.mark.parametrize("some", [0, 1000])
def test_the_file_of_vectors_finds_the_same(
    some: int, expected: Wanted, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tracker.run.beyond._FEW", 0)
    monkeypatch.setattr("tracker.run.beyond._SOME", some)
    monkeypatch.setattr("tracker.run.nearby._WORTH", 100)
    workspace = on_disk(tmp_path)
    found = by_and_by(workspace)
    assert workspace.nearby.path is not None
    assert workspace.nearby.path.exists()
    assert found == expected(workspace)


@pytest.mark.parametrize("kind", [DecisionKind.RELINK, DecisionKind.CONFIRM, DecisionKind.REJECT])
def test_a_decision_about_what_was_said_long_ago_counts(
    kind: DecisionKind, expected: Wanted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.run.beyond._FEW", 0)
    monkeypatch.setattr("tracker.run.beyond._SOME", 0)
    old, new = SAID[2], next(said for said in SAID[40:] if said[0].series == SAID[2][0].series)
    decision = Decision(
        kind=kind,
        who="A. Reader",
        at=NOW,
        why="It is the same undertaking.",
        old_statement=old[0].id,
        old_text=old[1][0],
        new_statement=new[0].id,
        new_text=new[1][3],
    )
    workspace = in_memory()
    workspace.store.decisions.add(decision)
    found = by_and_by(workspace)
    assert any(link.decided for link in workspace.store.links.all()) == (kind is not DecisionKind.REJECT)
    assert found == expected(workspace)


@pytest.mark.slow
@pytest.mark.parametrize("some", [0, 1000])
def test_a_server_finds_the_same(
    some: int, expected: Wanted, monkeypatch: pytest.MonkeyPatch, postgres: PostgresServer
) -> None:
    monkeypatch.setattr("tracker.run.beyond._FEW", 0)
    monkeypatch.setattr("tracker.run.beyond._SOME", some)
    workspace = in_memory()
    workspace.store = Store(Server(postgres.new_database()))
    found = by_and_by(workspace)
    assert found == expected(workspace)
    workspace.store.close()


def test_after_a_change_of_model_what_has_no_vector_is_embedded(
    expected: Wanted, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tracker.run.beyond._FEW", 0)
    monkeypatch.setattr("tracker.run.nearby._WORTH", 10)
    workspace = on_disk(tmp_path)
    for statement, texts in SAID[:30]:
        put(workspace, statement, texts)
    relabel_all(workspace)
    other = on_disk(tmp_path)
    other.embedder = Renamed(other.embedder)
    for statement, texts in SAID[30:36]:
        put(other, statement, texts)
        other.nearby.refresh()
        with other.store.write():
            relabel_group(other, GROUP, statement.meeting_date)
    found = labels(other)
    assert found == expected(other)


@dataclass(frozen=True)
class Renamed:
    """The same vectors under the name of another model."""

    model: Embedder
    name: str = "other@1"

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self.model.encode(texts)


def test_enough_happens_in_these_series_to_tell_a_difference(expected: Wanted) -> None:
    workspace = in_memory()
    by_and_by(workspace)
    links, verdicts, _ = expected(workspace)
    assert isinstance(links, list)
    assert isinstance(verdicts, list)
    assert {link.scope for link in links} == {"series", "group"}
    assert {verdict.label for verdict in verdicts} == {"new", "repeated", "dropped"}
    assert sum(bool(verdict.returns_after) for verdict in verdicts) > 20
    assert sum(link.match.relation != "verbatim" for link in links) > 20
