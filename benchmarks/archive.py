"""One statement more in an archive of many series over five years: what it costs beside building everything.

python -m benchmarks.archive [SERIES …]

Takes in invented series of 12 to 60 statements each, with vectors given and no model. Then one statement
comes in, its digest is written, and the site is brought up to date; beside it the same site is built from
nothing. Times are of the processor, in seconds.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.invented import arrival, name_of, open_invented, take_in
from benchmarks.sidebyside import Cost, cost_of
from tracker.render import render_digest
from tracker.run.digests import statement_digest
from tracker.run.ingest import Wish, ingest
from tracker.run.site import write_site
from tracker.run.workspace import Workspace

_SIZES = (10, 25, 50)
_NEWS = "Both sides agreed to dredge the lower basin by the end of 2028."


def main() -> None:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(50_000)  # as the command line does
    sizes = [int(word) for word in sys.argv[1:]] or list(_SIZES)
    print("series  statements  from nothing   nothing new   one statement: in + digest   site   share of all")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        space = open_invented(folder / "ws")
        done = statements = 0
        for size in sorted(sizes):
            statements += sum(take_in(space, number) for number in range(done, size))
            done = size
            print(f"{size:6}  {statements:10}  {_measure(space, folder)}", flush=True)


def _measure(space: Workspace, folder: Path) -> str:
    """Return the costs in seconds of the processor, and the last two in units of the first."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    write_site(space, folder / "warm")
    shutil.rmtree(folder / "warm")
    everything = cost_of(lambda: write_site(space, folder / "site"))
    nothing = cost_of(lambda: write_site(space, folder / "site"))
    told = cost_of(lambda: _one_more(space))
    update = cost_of(lambda: write_site(space, folder / "site"))
    return _line(everything, nothing, told, update)


def _one_more(space: Workspace) -> None:
    """Take a statement into the first series, on a new day each time, and write its digest."""
    taken = len(space.store.statements.of("invented-talks-0"))
    latest = space.store.statements.of("invented-talks-0")[-1]
    texts = [p.layout.text for p in space.store.sentences.of(latest.id)]
    day = date(2026, 1, 10).replace(day=10 + taken % 5)
    ingest(
        space, [arrival(0, day, [*texts[1:], f"{_NEWS} ({taken})"])], Wish(series=name_of(0), replace=True)
    )
    render_digest([statement_digest(space, "invented-talks-0")], "html", width=80)


def _line(everything: Cost, nothing: Cost, told: Cost, update: Cost) -> str:
    share = (told.cpu + update.cpu) / everything.cpu
    return f"{everything.cpu:12.2f}  {nothing.cpu:12.2f}  {told.cpu:26.2f}  {update.cpu:5.2f}  {share:13.3f}"


if __name__ == "__main__":
    main()
