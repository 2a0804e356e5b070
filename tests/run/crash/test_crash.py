"""SIGKILL at every step boundary and at 50 random moments of a run with 20 sources and mail on.

After a restart no statement may be missing or doubled, and every digest reaches its reader at least once,
twice only where the kill fell between the server's acceptance and the note of it.
"""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from deliver.mailserver import MailServer
from run.conftest import talk

DRIVER = Path(__file__).with_name("driver.py")
SOURCES = 20
NAMES = [f"Cape {letter}ole Forum" for letter in "ABCDEFGHIJKLMNOPQRST"]
READERS = ("a@example.org", "b@example.org")
pytestmark = pytest.mark.slow


def boundaries() -> list[str]:
    text = DRIVER.read_text(encoding="utf-8")
    block = text[text.index("BOUNDARIES") : text.index("def kill_after")]
    return re.findall(r'^ {4}"([^"]+)":', block, re.MULTILINE)


def write_statement(folder: Path, number: int, which: int, day: str) -> None:
    inbox = folder / f"inbox{number}"
    inbox.mkdir(exist_ok=True)
    name = NAMES[number]
    text = talk(which, day).replace("Harbour Dialogue", name)
    (inbox / f"{which}.txt").write_text(text, encoding="utf-8")


def command(folder: Path, boundary: str = "none", times: int = 1) -> list[str]:
    return [sys.executable, str(DRIVER), boundary, str(times), "run", "--config", str(folder)]


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with 20 seeded sources."""
    folder = tmp_path_factory.mktemp("seed")
    for number in range(SOURCES):
        write_statement(folder, number, 1, "4 March 2025")
    configure(folder, port=9)
    done = subprocess.run(command(folder), capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return folder


def configure(folder: Path, port: int) -> None:
    tables = [
        f'[mail]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nfrom = "t@example.org"\n'
        f'to = ["{READERS[0]}", "{READERS[1]}"]\n[digest]\ngroup = "series"\n'
    ]
    tables += [
        f'[[series]]\nname = "{name}"\n[[series.sources]]\nkind = "folder"\npath = "inbox{number}"\n'
        for number, name in enumerate(NAMES)
    ]
    (folder / "config.toml").write_text("\n".join(tables), encoding="utf-8")


@pytest.fixture
def scene(seed: Path, tmp_path: Path) -> Iterator[tuple[Path, MailServer]]:
    """A copy of the seeded workspace in which every source has something new, and a mail server."""
    server = MailServer().start()
    folder = tmp_path / "space"
    shutil.copytree(seed, folder)
    for number in range(SOURCES):
        write_statement(folder, number, 2, "9 September 2025")
    configure(folder, server.port)
    yield folder, server
    server.stop()


def check_everything(folder: Path, server: MailServer, *, doubles: int) -> int:
    """Run until nothing waits, then count; return how many messages came twice."""
    for _ in range(2):
        done = subprocess.run(command(folder), capture_output=True, text=True, check=False)  # noqa: S603
        assert done.returncode == 0, done.stdout + done.stderr
    db = sqlite3.connect(folder / "tracker.sqlite")
    try:
        assert db.execute("SELECT count(*) FROM statements").fetchone()[0] == 2 * SOURCES
        assert db.execute("SELECT count(*) FROM revisions").fetchone()[0] == 2 * SOURCES
        assert db.execute("SELECT count(*) FROM news").fetchone()[0] == SOURCES
        assert db.execute("SELECT count(*) FROM outbox").fetchone()[0] == SOURCES * len(READERS)
        assert db.execute("SELECT count(*) FROM outbox WHERE status != 'sent'").fetchone()[0] == 0
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    finally:
        db.close()
    told = Counter((item.recipient, item.mail["Message-ID"]) for item in server.received)
    assert len(told) == SOURCES * len(READERS)
    for reader in READERS:
        series = [name for item in server.to(reader) for name in NAMES if name in item.mail["Subject"]]
        assert set(series) == set(NAMES)
    twice = sum(number - 1 for number in told.values())
    assert twice <= doubles
    return twice


@pytest.mark.parametrize("boundary", boundaries())
@pytest.mark.parametrize("times", [1, 7])
def test_killed_at_a_boundary(scene: tuple[Path, MailServer], boundary: str, times: int) -> None:
    folder, server = scene
    last = 1 if boundary in ("run begun", "run ended") else times
    killed = subprocess.run(command(folder, boundary, last), capture_output=True, check=False)  # noqa: S603
    assert killed.returncode == -9
    in_window = boundary in ("accepted by the server", "acceptance noted")
    twice = check_everything(folder, server, doubles=int(in_window))
    if in_window:
        assert twice == 1
    print(f"killed after '{boundary}' ({last}): {twice} sent twice")  # noqa: T201


def test_killed_at_fifty_random_moments(seed: Path, tmp_path: Path) -> None:
    rng = random.Random(2026)  # noqa: S311 - moments to kill at, no secrets
    span = measure(seed, tmp_path / "measure")
    twice = killed = 0
    for number in range(50):
        server = MailServer().start()
        folder = tmp_path / f"space{number}"
        shutil.copytree(seed, folder)
        for source in range(SOURCES):
            write_statement(folder, source, 2, "9 September 2025")
        configure(folder, server.port)
        process = subprocess.Popen(command(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
        time.sleep(rng.uniform(0.15, 1.0) * span)
        process.kill()
        killed += process.wait() == -9
        twice += check_everything(folder, server, doubles=1)
        server.stop()
        shutil.rmtree(folder)
    print(f"50 random kills, {killed} of them before the end: {twice} messages sent twice")  # noqa: T201
    assert killed >= 25


def measure(seed: Path, folder: Path) -> float:
    server = MailServer().start()
    shutil.copytree(seed, folder)
    for number in range(SOURCES):
        write_statement(folder, number, 2, "9 September 2025")
    configure(folder, server.port)
    start = time.monotonic()
    subprocess.run(command(folder), capture_output=True, check=False)  # noqa: S603
    server.stop()
    return time.monotonic() - start


def test_two_runs_at_once(scene: tuple[Path, MailServer]) -> None:
    folder, server = scene
    both = [
        subprocess.Popen(command(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603
        for _ in range(2)
    ]
    ended = [(process.communicate(), process.returncode) for process in both]
    codes = sorted(code for _, code in ended)
    assert codes == [0, 2]
    loser = next(text for (_, text), code in ended if code == 2)
    assert "another 'tracker run' or 'tracker watch' is at work" in loser
    assert "Traceback" not in loser
    assert check_everything(folder, server, doubles=0) == 0
