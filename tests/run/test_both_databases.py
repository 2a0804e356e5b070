"""The whole program says the same whichever database is behind it, and survives a server that does not."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from deliver.mailserver import MailServer
from postgres import PostgresServer
from run.conftest import Bench, talk
from store import Server, Store
from store.moving import contents
from tracker.cli.app import run
from tracker.run import look
from tracker.run.ingest import Wish
from tracker.run.intake import take_in

TOLD = (
    ["digest", "--format", "json"],
    ["threads", "--format", "json"],
    ["due", "--format", "json"],
    ["meetings", "--format", "json"],
    ["history", "patrol vessels", "--format", "json"],
    ["history", "ships that guard the coast", "--format", "json"],
    ["outbox", "list", "--all", "--format", "json"],
    ["log", "--format", "json"],
)
_CHANCE = re.compile(r'"message": "[0-9a-f]{32}"')


@pytest.fixture
def benches(tmp_path: Path, light_model: None, postgres: PostgresServer) -> Iterator[tuple[Bench, Bench]]:
    """The same workspace on a file and on a server."""
    made = []
    for number, url in enumerate([None, postgres.new_database()]):
        folder = tmp_path / f"space{number}" / "same"
        (folder / "inbox").mkdir(parents=True)
        made.append(Bench(folder, MailServer().start(), url=url))
        made[-1].configure()
    yield made[0], made[1]
    for bench in made:
        for space in bench.spaces:
            space.store.close()
        bench.server.stop()


def told(bench: Bench, capsys: pytest.CaptureFixture[str]) -> list[Any]:
    said = []
    for command in TOLD:
        capsys.readouterr()
        assert run([*command, "--config", str(bench.folder)]) == 0, command
        text = _CHANCE.sub('"message": ""', capsys.readouterr().out)
        said.append(json.loads(text.replace(str(bench.folder.parent), "")))
    return said


def files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.relative_to(folder).parts[0].startswith(".")  # bookkeeping
    }


@pytest.mark.slow
def test_statements_labels_digests_site_and_mails_are_the_same(
    benches: tuple[Bench, Bench], capsys: pytest.CaptureFixture[str]
) -> None:
    for bench in benches:
        bench.put("1.txt", talk(1, "4 March 2025"))
        bench.put("2.txt", talk(2, "9 September 2025"))
        take_in(bench.open(), [bench.folder / "inbox"], Wish(series="Harbour Dialogue"))
        bench.run()
        bench.put("3.txt", talk(3, "2 February 2026"))
        bench.later(days=1)
        assert bench.run().posted
        assert run(["changelog", "--config", str(bench.folder)]) == 0
        assert run(["export", str(bench.folder / "out"), "--config", str(bench.folder)]) == 0
        assert run(["doctor", "--offline", "--config", str(bench.folder)]) == 0
    file, server = benches
    assert told(file, capsys) == told(server, capsys)
    assert files(file.folder / "site") == files(server.folder / "site") != {}
    assert files(file.folder / "out").keys() == files(server.folder / "out").keys()
    mails = [[item.mail.get_body(("plain",)).get_content() for item in b.server.received] for b in benches]  # type: ignore[union-attr]
    assert mails[0] == mails[1] != []
    here, there = (contents(bench.open().store) for bench in benches)
    assert {name: table.rows for name, table in here.items()} == {n: table.rows for n, table in there.items()}
    labels = ("texts", "embeddings", "sentences", "matches", "verdicts", "findings")
    assert {name: here[name] for name in labels} == {name: there[name] for name in labels}


def test_backup_says_what_to_use_instead(
    benches: tuple[Bench, Bench], capsys: pytest.CaptureFixture[str]
) -> None:
    server = benches[1]
    target = server.folder / "backup.zip"
    assert run(["backup", str(target), "--config", str(server.folder)]) == 2
    assert "Run pg_dump, or 'tracker migrate-store --to FILE.sqlite'" in capsys.readouterr().err
    assert not target.exists()


def test_a_server_that_goes_away_in_a_run_leaves_nothing_half_written(
    benches: tuple[Bench, Bench],
    postgres: PostgresServer,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bench = benches[1]
    bench.seeded()
    bench.put("3.txt", talk(3, "2 February 2026"))
    assert bench.url is not None
    with closing(Store(Server(bench.url))) as store:
        before = contents(store)
    monkeypatch.setattr(look, "queue", _after(look.queue, lambda: postgres.cut(bench.url or "")))
    capsys.readouterr()
    assert run(["run", "--config", str(bench.folder)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "the database server went away; what was begun was not written" in said
    with closing(Store(Server(bench.url))) as store:
        after = contents(store)
        assert {n: t for n, t in after.items() if n != "runs"} == {
            n: t for n, t in before.items() if n != "runs"
        }
    monkeypatch.undo()
    bench.later(days=1)
    monkeypatch.setattr("tracker.embed.exported.ExportingEmbedder.encode", _light)
    assert bench.run().checks[0].findings > 0
    assert len(bench.server.received) == 1


def _light(_self: object, texts: list[str]) -> Any:
    from conftest import hashed_words

    return hashed_words(list(texts))


def _after(genuine: Callable[..., Any], then: Callable[[], None]) -> Callable[..., Any]:
    def both(*arguments: Any, **keys: Any) -> Any:
        result = genuine(*arguments, **keys)
        then()
        return result

    return both


def test_a_server_that_is_away_at_the_start(
    benches: tuple[Bench, Bench], capsys: pytest.CaptureFixture[str]
) -> None:
    bench = benches[1]
    bench.url = f"postgresql:///x?host={bench.folder}"
    bench.configure()
    for command in (["run"], ["digest"], ["ingest", str(bench.folder)]):
        (bench.folder / "x.txt").write_text(talk(1, "4 March 2025"), encoding="utf-8")
        assert run([*command, "--config", str(bench.folder)]) == 2
        said = capsys.readouterr().err
        assert "the database server cannot be reached" in said
        assert "Traceback" not in said
