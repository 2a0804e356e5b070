"""A site built on what the last build left has the bytes of one that is built from nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.invented import NOW, arrival, name_of, open_invented, statements
from tracker.errors import TrackerError
from tracker.model import Decision, DecisionKind
from tracker.run import site as site_module
from tracker.run.folder import Written
from tracker.run.ingest import Wish, ingest
from tracker.run.parts import FOLDER
from tracker.run.site import write_site
from tracker.run.workspace import Workspace

SERIES = (1, 2, 3)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    made = open_invented(tmp_path / "ws")
    for number in SERIES:
        ingest(made, list(statements(number))[:4], Wish(series=name_of(number)))
    write_site(made, tmp_path / "site")
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def read_groups(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The groups that each build has read."""
    seen: list[list[str]] = []
    real = site_module.read_library

    def noting(workspace: Workspace, only: object, groups: set[str]) -> object:
        seen.append(sorted(groups))
        return real(workspace, only, groups)  # type: ignore[arg-type]

    monkeypatch.setattr(site_module, "read_library", noting)
    return seen


def pages(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and FOLDER not in path.parts
    }


def same_as_from_nothing(space: Workspace, folder: Path) -> Written:
    written = write_site(space, folder)
    anew = folder.with_name("anew")
    shutil.rmtree(anew, ignore_errors=True)
    write_site(space, anew)
    assert pages(folder) == pages(anew)
    return written


def add(space: Workspace, number: int, day: date, *texts: str) -> None:
    ingest(space, [arrival(number, day, texts)], Wish(series=name_of(number)))


def test_nothing_new_reads_and_writes_nothing(
    space: Workspace, folder: Path, read_groups: list[list[str]]
) -> None:
    assert write_site(space, folder).changed == ()
    assert read_groups == [[]]


def test_a_new_statement_reads_its_group_alone(
    space: Workspace, folder: Path, read_groups: list[list[str]]
) -> None:
    add(space, 2, date(2025, 12, 1), "Both sides will open a new quay by June 2027.", "They met.")
    written = same_as_from_nothing(space, folder)
    assert read_groups[0] == [name_of(2)]
    others = {f"invented-talks-{number}" for number in (1, 3)}
    assert not [path for path in written.changed if others & set(path.parts)]


def corrupt(part: Path) -> None:
    part.write_bytes(part.read_bytes()[:-40])


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: shutil.rmtree(folder / FOLDER),
        lambda folder: [corrupt(part) for part in (folder / FOLDER).iterdir()],
        lambda folder: [part.write_text("[]") for part in (folder / FOLDER).iterdir()],
        lambda folder: next(folder.glob("series/*/index.html")).unlink(),
        lambda folder: next(folder.glob("threads/*.html")).write_text("altered"),
        lambda folder: shutil.rmtree(folder / "series"),
        lambda folder: (folder / "index.html").unlink(),
    ],
    ids=(
        "no parts",
        "cut short",
        "another shape",
        "a page gone",
        "a page altered",
        "a folder gone",
        "no front",
    ),
)
def test_what_is_missing_or_altered_is_made_anew(
    space: Workspace, folder: Path, harm: Callable[[Path], object]
) -> None:
    harm(folder)
    same_as_from_nothing(space, folder)


def test_what_stands_in_the_way_is_one_sentence(space: Workspace, folder: Path) -> None:
    shutil.rmtree(folder / FOLDER)
    (folder / FOLDER).write_text("mine")
    with pytest.raises(TrackerError, match="cannot be written"):
        write_site(space, folder)


def test_another_version_of_the_program_makes_everything_anew(
    space: Workspace, folder: Path, read_groups: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.run.parts._PROGRAM", frozenset({".py"}))
    write_site(space, folder)
    assert len(read_groups[0]) == len(SERIES)


def test_another_title_or_template_makes_everything_anew(
    space: Workspace, folder: Path, tmp_path: Path, read_groups: list[list[str]]
) -> None:
    title = space.config.site.model_copy(update={"title": "Another"})
    space.config = space.config.model_copy(update={"site": title})
    same_as_from_nothing(space, folder)
    own = tmp_path / "own"
    (own / "site").mkdir(parents=True)
    (own / "site" / "icon.svg").write_text("<svg/>")
    templates = space.config.templates.model_copy(update={"folder": own})
    space.config = space.config.model_copy(update={"templates": templates})
    same_as_from_nothing(space, folder)
    assert [len(groups) for groups in read_groups[::2]] == [3, 3]


def test_the_day_on_which_a_date_passes_is_noticed_and_no_other(
    space: Workspace, folder: Path, read_groups: list[list[str]]
) -> None:
    add(space, 1, date(2026, 1, 5), "The board will repair the old sluice by 20 January 2026.")
    same_as_from_nothing(space, folder)
    begun = len(read_groups)
    for days in (3, 5, 6, 7):
        space.clock = lambda days=days: NOW + timedelta(days=days)  # type: ignore[misc]
        same_as_from_nothing(space, folder)
    incremental = read_groups[begun::2]
    assert [name_of(1) in groups for groups in incremental] == [False, False, True, False]


def test_a_decision_touches_its_group(space: Workspace, folder: Path, read_groups: list[list[str]]) -> None:
    thread = next(
        p.thread for p in space.store.sentences.all() if p.statement_id.startswith("invented-talks-3")
    )
    with space.store.write():
        space.store.decisions.add(Decision(DecisionKind.NOTE, "an analyst", NOW, "Seen.", thread=thread))
    same_as_from_nothing(space, folder)
    assert read_groups[0] == [name_of(3)]


def test_one_series_alone_and_then_all_again(space: Workspace, folder: Path) -> None:
    write_site(space, folder, name_of(2))
    assert not (folder / "series" / "invented-talks-1").exists()
    same_as_from_nothing(space, folder)


def test_a_statement_that_moves_away_leaves_no_page(space: Workspace, folder: Path) -> None:
    gone = space.store.statements.of("invented-talks-3")
    with space.store.write():
        for statement in gone:
            space.store.statements.remove(statement.id)
    same_as_from_nothing(space, folder)
    assert not (folder / "series" / "invented-talks-3").exists()


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_changes_gives_the_bytes_of_a_build_from_nothing(
    space: Workspace, folder: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    waiting = {number: list(statements(number))[4:9] for number in SERIES}
    for _ in range(4):
        number = chance.choice(SERIES)
        if waiting[number]:
            taken = waiting[number].pop(chance.randrange(len(waiting[number])))
            hint = replace(taken, series_hint=None)
            ingest(space, [hint], Wish(series=name_of(number)))
        if chance.random() < 0.4:
            at = NOW + timedelta(days=chance.randrange(0, 900))
            space.clock = lambda at=at: at  # type: ignore[misc]
        same_as_from_nothing(space, folder)
