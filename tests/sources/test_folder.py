from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from sources.conftest import LONG, MakeClient, look, source_at
from tracker.model import Changed, CouldNotCheck, Known, Medium, Reason, Source, Unchanged
from tracker.sources import HttpClient, dump_known, load_known, retry_later


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return source_at(str(tmp_path / "inbox"), Medium.FOLDER)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


def names(outcome: object) -> list[str]:
    assert isinstance(outcome, Changed), outcome
    return [found.name for found in outcome.found]


def test_new_and_changed_files_are_found(inbox: Path, client: HttpClient, source: Source) -> None:
    (inbox / "a.txt").write_text(LONG)
    (inbox / "2024").mkdir()
    (inbox / "2024" / "b.HTML").write_text(f"<p>{LONG}</p>")
    first = look(source, client)
    assert names(first) == ["b.HTML", "a.txt"]
    assert isinstance(first, Changed)
    known = load_known(dump_known(first.known))
    assert look(source, client, known) == Unchanged(known)
    (inbox / "a.txt").write_text(LONG.replace("agreed", "decided"))
    assert names(look(source, client, known)) == ["a.txt"]


def test_a_file_that_was_only_touched_renamed_or_copied_is_not_new(
    inbox: Path, client: HttpClient, source: Source
) -> None:
    (inbox / "a.txt").write_text(LONG)
    first = look(source, client)
    assert isinstance(first, Changed)
    os.utime(inbox / "a.txt", (1, 1))
    (inbox / "copy.txt").write_text(LONG)
    second = look(source, client, first.known)
    assert isinstance(second, Unchanged)
    (inbox / "a.txt").rename(inbox / "z.txt")
    assert isinstance(look(source, client, second.known), Unchanged)


def test_an_untouched_file_is_not_read(
    inbox: Path, client: HttpClient, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "a.txt").write_text(LONG)
    first = look(source, client)
    assert isinstance(first, Changed)
    monkeypatch.delattr(Path, "read_bytes")
    assert isinstance(look(source, client, first.known), Unchanged)


def test_what_is_no_statement_is_left_alone(inbox: Path, client: HttpClient, source: Source) -> None:
    for name in (".hidden.txt", "~$open.docx", "photo.jpg", "statement.pdf.part", "Thumbs.db"):
        (inbox / name).write_bytes(b"x")
    (inbox / ".git").mkdir()
    (inbox / ".git" / "x.txt").write_text("x")
    (inbox / "loop").symlink_to(inbox)
    assert isinstance(look(source, client), Unchanged)


def test_a_missing_folder_and_an_empty_one_are_told_apart(
    client: HttpClient, source: Source, tmp_path: Path
) -> None:
    outcome = look(source, client)
    assert isinstance(outcome, CouldNotCheck)
    assert outcome.reason is Reason.NOT_FOUND
    (tmp_path / "inbox").mkdir()
    assert isinstance(look(source, client), Unchanged)


def test_one_bad_file_does_not_keep_out_the_others(
    inbox: Path, make_client: MakeClient, source: Source
) -> None:
    (inbox / "large.txt").write_text("x" * 2000)
    (inbox / "fine.txt").write_text(LONG)
    outcome = look(source, make_client(size_limit=1000))
    assert names(outcome) == ["fine.txt"]
    assert isinstance(outcome, Changed)
    assert [problem.reason for problem in outcome.problems] == [Reason.TOO_LARGE]


def test_a_file_that_may_not_be_read_is_told_and_tried_again(
    inbox: Path, client: HttpClient, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "a.txt").write_text(LONG)
    with monkeypatch.context() as patch:

        def denied(_path: Path) -> bytes:
            raise PermissionError(13, "Permission denied")

        patch.setattr(Path, "read_bytes", denied)
        outcome = look(source, client)
    assert isinstance(outcome, Unchanged)
    assert [(problem.key, problem.reason) for problem in outcome.problems] == [("a.txt", Reason.FORBIDDEN)]
    assert names(look(source, client, outcome.known)) == ["a.txt"]


def test_a_file_that_may_never_be_read_is_given_up_until_it_changes(
    inbox: Path, make_client: MakeClient, source: Source
) -> None:
    client = make_client(size_limit=100, attempts=2)
    (inbox / "a.txt").write_text("x" * 200)
    known = Known()
    for _ in range(2):
        outcome = look(source, client, known)
        assert isinstance(outcome, Unchanged)
        assert len(outcome.problems) == 1
        known = outcome.known
    assert look(source, client, known) == Unchanged(known)
    (inbox / "a.txt").write_text(LONG[:90])
    assert names(look(source, client, known)) == ["a.txt"]


def test_a_file_that_grows_while_it_is_read_waits(
    inbox: Path, client: HttpClient, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = inbox / "a.txt"
    path.write_text(LONG[:50])
    read = Path.read_bytes
    with monkeypatch.context() as patch:

        def growing(self: Path) -> bytes:
            data = read(self)
            self.write_text(LONG)
            return data

        patch.setattr(Path, "read_bytes", growing)
        outcome = look(source, client)
    assert isinstance(outcome, Unchanged)
    assert "still being written" in outcome.problems[0].detail
    later = look(source, client, outcome.known)
    assert isinstance(later, Changed)
    assert later.found[0].data == LONG.encode()


def test_a_file_without_a_statement_is_told_until_it_is_given_up_or_mended(
    inbox: Path, client: HttpClient, source: Source
) -> None:
    (inbox / "a.txt").write_text("Accept cookies")
    known = Known()
    for _ in range(3):
        outcome = look(source, client, known)
        assert names(outcome) == ["a.txt"]
        assert isinstance(outcome, Changed)
        known = retry_later(outcome.known, outcome.found, before=known, attempts=3)
    assert isinstance(look(source, client, known), Unchanged)
    (inbox / "b.txt").write_text("Accept cookies")
    assert names(look(source, client, known)) == ["b.txt"], "a text that was never read is not known"
    (inbox / "a.txt").write_text(LONG)
    assert names(look(source, client, known)) == ["a.txt", "b.txt"]


def test_twins_of_a_file_are_told_and_counted_with_it(
    inbox: Path, client: HttpClient, source: Source
) -> None:
    for name in ("a.txt", "b.txt"):
        (inbox / name).write_text("Accept cookies")
    known = Known()
    for tries in (1, 2):
        outcome = look(source, client, known)
        assert isinstance(outcome, Changed)
        assert [(found.key, [twin.key for twin in found.also]) for found in outcome.found] == [
            ("a.txt", ["b.txt"])
        ]
        known = retry_later(outcome.known, outcome.found, before=known, attempts=3)
        assert [item.failures for item in known.seen] == [tries, tries]


def test_a_folder_does_not_ask_for_a_page(inbox: Path, client: HttpClient, source: Source) -> None:
    (inbox / "f").write_text("x")
    outcome = look(replace(source, location=str(inbox / "f")), client)
    assert isinstance(outcome, CouldNotCheck)
    assert outcome.reason is Reason.NOT_FOUND
