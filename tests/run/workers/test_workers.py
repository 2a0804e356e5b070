"""Several workers on one backlog: the archive is the same as after one, also where one is killed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from deliver.mailserver import MailServer
from postgres import PostgresServer
from run.conftest import talk
from store import Server, Store

DRIVER = Path(__file__).with_name("driver.py")
SERIES = 8
NAMES = [f"Cape {letter}ole Forum" for letter in "ABCDEFGH"]
DAYS = ("4 March 2025", "9 September 2025", "2 February 2026")
pytestmark = pytest.mark.slow

Outcome = tuple[dict[str, Counter[str]], Counter[tuple[str, ...]]]

# What is in an archive, told by names that do not depend on who was first.
CONTENTS = {
    "series": "SELECT slug, name, grp FROM series",
    "statements": "SELECT id, series, meeting_date, revision, snapshot, recipe, title FROM statements",
    "revisions": "SELECT statement, revision, snapshot FROM revisions",
    "texts": "SELECT text FROM texts",
    "embeddings": "SELECT text, vector FROM embeddings JOIN texts ON texts.id = text_id",
    "sentences": "SELECT statement, idx, text, kind, thread, strength_level FROM sentences"
    " JOIN texts ON texts.id = text_id",
    # The last digits of a score depend on what else was in the batch.
    "matches": "SELECT newer.statement, newer.idx, older.statement AS before, older.idx AS at, scope,"
    " relation, round(score::numeric, 6)::text AS score FROM matches"
    " JOIN sentences AS newer ON newer.id = new JOIN sentences AS older ON older.id = old",
    "verdicts": "SELECT verdicts.statement, sentences.statement AS of, idx, label, relation, present"
    " FROM verdicts JOIN sentences ON sentences.id = sentence",
    "findings": "SELECT id, statement, kind FROM findings",
    "news": "SELECT kind, series FROM news",
    "outbox": "SELECT channel, recipient, topic, urgent, status FROM outbox",
    "outbox_news": "SELECT recipient, series, findings FROM outbox_news JOIN outbox ON outbox.id = outbox"
    " JOIN news ON news.id = outbox_news.news",
    "sources": "SELECT id, silent, failures, told FROM sources",
    "checks": "SELECT run, source, outcome, detail, statements, findings FROM checks",
    "runs": "SELECT id, exit_code, counts FROM runs",
}


class Scene:
    """A workspace with many series on a server, and a mail server.

    Args:
        folder: an empty one.
        url: an empty database, or one that belongs to the workspace that is copied.
        seed: a workspace to copy.
    """

    def __init__(self, folder: Path, url: str, seed: Scene | None = None) -> None:
        self.folder, self.url = folder, url
        self.mail = MailServer().start()
        if seed:
            shutil.copytree(seed.folder, folder, dirs_exist_ok=True)
        self._configure()

    def _configure(self) -> None:
        tables = [
            f'[store]\nurl = "{self.url}"\n[mail]\nhost = "127.0.0.1"\nport = {self.mail.port}\n'
            'security = "none"\nfrom = "t@example.org"\nto = ["a@example.org", "b@example.org"]\n'
        ]
        # Two series share a group, so their statements are read in each other's light.
        tables += [
            f'[[series]]\nname = "{name}"\ngroup = "Group {number // 2}"\n'
            f'[[series.sources]]\nkind = "folder"\npath = "inbox{number}"\n'
            for number, name in enumerate(NAMES)
        ]
        (self.folder / "config.toml").write_text("\n".join(tables), encoding="utf-8")

    def put(self, meeting: int) -> None:
        for number, name in enumerate(NAMES):
            inbox = self.folder / f"inbox{number}"
            inbox.mkdir(exist_ok=True)
            text = talk(meeting + 1, DAYS[meeting]).replace("Harbour Dialogue", name)
            (inbox / f"{meeting}.txt").write_text(text, encoding="utf-8")

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own driver
            [sys.executable, str(DRIVER), "run", *arguments, "--config", str(self.folder)],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | environment,
        )

    def contents(self) -> dict[str, Counter[str]]:
        store = Store(Server(self.url))
        found = {name: Counter(repr(row) for row in store.db.select(sql)) for name, sql in CONTENTS.items()}
        store.close()
        return found

    def letters(self) -> Counter[tuple[str, ...]]:
        """What each mail told: its reader, and the series it names."""
        return Counter(
            (item.recipient, *sorted(name for name in NAMES if name in item.mail.as_string()))
            for item in self.mail.received
        )

    def equals(self, alone: Outcome, but: tuple[str, ...] = ()) -> None:
        """Check that the archive and the mails are those that one worker leaves."""
        found, letters = alone
        for name, rows in self.contents().items():
            if name in but:
                continue
            assert (rows - found[name], found[name] - rows) == (Counter(), Counter()), name
        assert self.letters() == letters


@pytest.fixture(scope="module")
def seed(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A workspace whose series have one statement each, and two more that nobody has looked at."""
    made = Scene(tmp_path_factory.mktemp("seed"), postgres.new_database())
    made.put(0)
    done = made.run()
    assert done.returncode == 0, done.stderr
    for meeting in (1, 2):
        made.put(meeting)
    yield made
    made.mail.stop()


@pytest.fixture
def scene(seed: Scene, postgres: PostgresServer, tmp_path: Path) -> Iterator[Scene]:
    """A copy of it."""
    made = Scene(tmp_path, postgres.new_database(like=seed.url), seed)
    yield made
    made.mail.stop()


@pytest.fixture(scope="module")
def alone(seed: Scene, postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The archive and the mails after one worker did everything."""
    scene = Scene(tmp_path_factory.mktemp("alone"), postgres.new_database(like=seed.url), seed)
    done = scene.run()
    assert done.returncode == 0, done.stderr
    found = scene.contents()
    assert found["statements"].total() == 3 * SERIES
    assert found["news"].total() == 2 * SERIES
    assert scene.letters().total() == 2
    scene.mail.stop()
    return found, scene.letters()


def test_four_workers_leave_what_one_leaves(scene: Scene, alone: Outcome) -> None:
    done = scene.run("--workers", "4")
    assert done.returncode == 0, done.stderr
    scene.equals(alone)


def boundaries() -> list[str]:
    text = DRIVER.read_text(encoding="utf-8")
    return re.findall(r'^ {4}"([^"]+)":', text[text.index("BOUNDARIES") :], re.MULTILINE)


@pytest.mark.parametrize("boundary", boundaries())
def test_a_worker_that_is_killed_loses_and_doubles_nothing(
    scene: Scene, boundary: str, alone: Outcome
) -> None:
    marker = scene.folder / "died"
    done = scene.run("--workers", "2", "--log-format", "text", TRACKER_TEST_DEATH=f"{boundary}:{marker}")
    assert marker.exists()
    assert "worker ended" in done.stderr
    assert done.returncode == 0, done.stderr
    scene.equals(alone)


def test_a_source_that_kills_its_workers_costs_no_other_source(scene: Scene) -> None:
    done = scene.run("--workers", "2", "--log-format", "text", TRACKER_TEST_POISON="inbox3")
    assert done.returncode == 1, done.stderr
    assert done.stderr.count("exit_code=-9") == 3
    store = Store(Server(scene.url))
    results = Counter(check.result.value for check in store.runs.checks(2))
    details = [check.detail for check in store.runs.checks(2) if check.detail]
    assert results == {"changed": SERIES - 1, "could not check": 1}
    assert len(details) == 1
    assert "3 looks at it broke off without a word" in details[0]
    store.close()


def test_all_workers_killed_and_the_run_goes_on_alone(scene: Scene, alone: Outcome) -> None:
    broken = {"PYTHONPATH": str(scene.folder)}
    (scene.folder / "sitecustomize.py").write_text("import os, sys\nif 'work' in sys.argv: os._exit(7)\n")
    done = scene.run("--workers", "3", "--log-format", "text", **broken)
    assert done.stderr.count("worker ended") == 3
    assert done.returncode == 0, done.stderr
    scene.equals(alone)


def test_a_run_that_is_killed_is_taken_up_by_the_next(scene: Scene, alone: Outcome) -> None:
    command = [sys.executable, str(DRIVER), "run", "--workers", "2", "--config", str(scene.folder)]
    first = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603
    store = Store(Server(scene.url))
    while len(store.runs.checks(2)) < 3:
        assert first.poll() is None
    first.kill()
    first.wait()
    while not store.db.hold("lock"):  # the session of the killed run ends a moment after it
        pass
    store.close()
    done = scene.run("--workers", "2")
    assert done.returncode == 0, done.stderr
    scene.equals(alone, but=("checks", "runs"))


def test_a_worker_beside_a_run_helps_it(scene: Scene) -> None:
    helper = subprocess.Popen(  # noqa: S603
        [sys.executable, str(DRIVER), "work", "--config", str(scene.folder)],
        stdout=subprocess.PIPE,
        text=True,
    )
    done = scene.run()
    helper.terminate()
    told, _ = helper.communicate(timeout=30)
    assert done.returncode == 0, done.stderr
    assert helper.returncode == 0
    assert "changed" in told
    assert scene.contents()["statements"].total() == 3 * SERIES


def test_one_writer_is_enough_for_sqlite(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("", encoding="utf-8")
    for command in (["run", "--workers", "2"], ["work"]):
        done = subprocess.run(  # noqa: S603
            [sys.executable, str(DRIVER), *command, "--config", str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert "SQLite has one writer" in done.stderr
