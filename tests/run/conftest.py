"""A workspace with a source, a mail server, and a clock that is moved by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deliver.mailserver import MailServer
from tracker.run.round import Round, run_once
from tracker.run.workspace import Workspace, open_workspace

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

TALKS = """Joint Statement of the {number} Harbour Dialogue

The ministers of Arvania and Belmark met in Port Halden on {day}.

{body}
"""
ALWAYS = (
    "They condemned the attacks on fishing boats in the northern strait. "
    "Belmark will provide two patrol vessels each year. "
)
BODIES = (
    "The ministers agreed to build a joint rescue centre by the end of 2027. ",
    "The ministers agreed to build a joint rescue centre by the end of 2028. They welcomed the new "
    "hydrographic survey of the southern banks. ",
    "They decided to open a shared radio channel for coastguards. ",
    "Arvania pledged to publish its list of wrecks before the next dialogue. ",
)


def talk(number: int, day: str, body: str | None = None) -> str:
    """The statement of one meeting of an invented series."""
    text = ALWAYS + (BODIES[number % len(BODIES)] if body is None else body)
    return TALKS.format(number=f"{number}th", day=day, body=text)


@dataclass
class Bench:
    """A workspace on disk; ``put`` drops a statement into its inbox, ``run`` is one pass."""

    folder: Path
    server: MailServer
    now: datetime = START
    extra: str = ""
    spaces: list[Workspace] = field(default_factory=list)
    url: str | None = None
    """The database, where it is not a file in the folder."""

    def configure(self, *, mail: str = "", rest: str = "") -> None:
        to = '["a@example.org"]' if "to =" not in mail and "[[readers]]" not in rest else "[]"
        (self.folder / "config.toml").write_text(
            f"""
{f'[store]{chr(10)}url = "{self.url}"' if self.url else ""}
[mail]
host = "127.0.0.1"
port = {self.server.port}
security = "none"
from = "Tracker <tracker@example.org>"
timeout_seconds = 5
{"" if "to =" in mail else f"to = {to}"}
{mail}
{rest}
[[series]]
name = "Harbour Dialogue"
group = "Strait"
[[series.sources]]
kind = "folder"
path = "inbox"
""",
            encoding="utf-8",
        )

    def put(self, name: str, text: str) -> None:
        (self.folder / "inbox").mkdir(exist_ok=True)
        (self.folder / "inbox" / name).write_text(text, encoding="utf-8")

    def open(self) -> Workspace:
        space = open_workspace(self.folder, self.folder, lambda: self.now)
        self.spaces.append(space)
        return space

    def run(self) -> Round:
        """One pass in a workspace of its own, as a process of its own would have."""
        space = self.open()
        done = run_once(space)
        space.store.close()
        return done

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)

    def seeded(self) -> None:
        """Two statements that are there already, and were looked at."""
        self.put("1.txt", talk(1, "4 March 2025"))
        self.put("2.txt", talk(2, "9 September 2025"))
        self.run()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def bench(request: pytest.FixtureRequest, tmp_path: Path, light_model: None) -> Iterator[Bench]:
    server = MailServer().start()
    made = Bench(tmp_path, server)
    if request.param == "postgresql":
        made.url = request.getfixturevalue("postgres").new_database()
    (tmp_path / "inbox").mkdir()
    made.configure()
    yield made
    for space in made.spaces:
        space.store.close()
    server.stop()
