"""Labelling one more statement of forty sentences in ever longer series.

python -m benchmarks.one_more [SENTENCES ...]

An archive of one series is made, a quarter of each statement repeated from the one before. Then a statement
comes in that repeats the last one and sentences of long ago, word for word and reworded, and says new things.
Measured is how it is labelled: what is read of the past, matching, and storing what was found. Vectors are
random, those of reworded sentences near to the original; each size has a process of its own.
"""

from __future__ import annotations

import random
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from unittest import mock

import numpy as np

from benchmarks.matching_scale import private
from store import Store
from tracker.config import Config
from tracker.embed import Vectors
from tracker.model import Annotated, Kind, Sentence, Series, Snapshot, SourceKind, Statement
from tracker.run import relabel
from tracker.run.workspace import Workspace

_MODEL, _WIDE, _EACH, _WORDS = "random@1", 384, 40, 22
_WHOLE_UP_TO = 100_000
_SERIES = Series("long", "Long", "Long")
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Planted:
    """A model that gives random vectors, and to texts that were planted the ones they were given."""

    name = _MODEL

    def __init__(self) -> None:
        self.vectors: dict[str, Vectors] = {}
        self._chance = np.random.default_rng(7)

    def encode(self, texts: list[str]) -> Vectors:
        """Return ``float32[n, 384]``."""
        rows = self._chance.standard_normal((len(texts), _WIDE), dtype=np.float32)
        for n, text in enumerate(texts):
            rows[n] = self.vectors.get(text, rows[n])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Found:
    """What one size took."""

    seconds: float
    processor: float
    private: float
    refresh: float
    """Seconds to make the file of vectors, once."""
    whole: float | None
    """Seconds in which all that was said before is read; null where that takes too long."""


def _statement(number: int) -> Statement:
    day = date(1000, 1, 1) + timedelta(days=14 * number)
    return Statement(
        id=f"{_SERIES.slug}/{day}",
        series=_SERIES,
        meeting_date=day,
        revision=1,
        sha256="0" * 64,
        origin=f"{day}.txt",
        source_kind=SourceKind.OFFICIAL,
        recipe="1",
        title=f"Statement of {day}",
    )


def fill(store: Store, sentences: int) -> None:
    """Make an archive of labelled statements; sentence and thread are repeated together."""
    chance, numbers = random.Random(5), np.random.default_rng(5)  # noqa: S311 - nothing secret
    letters = "aaabcdeeeefghiiiklmnnooopqrrrssstttuuvwy"
    words = np.array(["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(12_000)])
    odds = 1 / np.arange(3, 12_003)
    said = 0
    last: list[str] = []
    with store.write():
        store.statements.save_series(_SERIES)
        store.statements.save_snapshot(Snapshot("0" * 64, b"", _NOW, "x"))
        for number in range(sentences // _EACH):
            statement = _statement(number)
            drawn = numbers.choice(words, (_EACH, _WORDS), p=odds / odds.sum())
            texts = [f"{' '.join(row).capitalize()} {said + n}." for n, row in enumerate(drawn)]
            texts[: _EACH // 4] = last[_EACH // 2 : _EACH // 2 + _EACH // 4] or texts[: _EACH // 4]
            said += _EACH
            store.statements.save(statement, _NOW)
            notes = [Annotated(text, Kind.POSITION) for text in texts]
            passages = store.sentences.replace(statement.id, [Sentence(text) for text in texts], notes)
            store.sentences.set_threads({p.id: f"{p.text_id:010x}" for p in passages})
            rows = numbers.standard_normal((_EACH, _WIDE), dtype=np.float32)
            rows /= np.linalg.norm(rows, axis=1, keepdims=True)
            fresh = passages if number == 0 else passages[_EACH // 4 :]
            vectors = rows.astype(np.float16)
            store.vectors.save({p.text_id: vectors[p.index] for p in fresh}, _MODEL)
            last = texts


def one_more(workspace: Workspace, model: Planted, sentences: int) -> Statement:
    """Store the statement that is to be labelled."""
    store, number = workspace.store, sentences // _EACH
    recent = [p.layout.text for p in store.sentences.of(_statement(number - 1).id)]
    once = [p.layout.text for p in store.sentences.of(_statement(number // 10).id)]
    texts = recent[:10] + once[:5] + [text.upper() for text in once[5:10]]
    reworded = {text.replace(" a", " the a"): text for text in once[10:20]}
    chance = np.random.default_rng(9)
    known = store.vectors.by_text(once, _MODEL)
    for text, source in reworded.items():
        model.vectors[text] = known[source] + 0.02 * chance.standard_normal(_WIDE)
    texts += [*reworded, *(f"What nobody said before has the number {n}." for n in range(10))]
    statement = _statement(number)
    workspace.vectors.prepare(texts)
    with store.write():
        store.statements.save(statement, _NOW)
        notes = [Annotated(text, Kind.POSITION) for text in texts]
        passages = store.sentences.replace(statement.id, [Sentence(text) for text in texts], notes)
        workspace.vectors.keep({p.layout.text: p.text_id for p in passages})
    return statement


def measure(sentences: int) -> Found:
    """Label one more statement; everything is made for it and deleted afterwards."""
    with tempfile.TemporaryDirectory() as name:
        folder, config, model = Path(name), Config(), Planted()
        settings = config.store.model_copy(update={"path": folder / "tracker.sqlite"})
        workspace = Workspace(config.model_copy(update={"store": settings}), folder / "c.toml", lambda: _NOW)
        workspace.embedder = model  # type: ignore[assignment]
        fill(workspace.store, sentences)
        start = time.perf_counter()
        workspace.nearby.refresh()
        refresh = time.perf_counter() - start
        statement = one_more(workspace, model, sentences)
        _, _, peak = _label(workspace, statement, 0)  # its time does not count: imports, tables
        seconds, processor, _ = _label(workspace, statement, 0)
        found = workspace.store.links.into(statement.id)
        whole = None
        if sentences <= _WHOLE_UP_TO:
            whole, _, _ = _label(workspace, statement, sentences)
            if workspace.store.links.into(statement.id) != found:
                raise SystemExit("the labels differ")
    return Found(seconds, processor, peak, refresh, whole)


def _label(workspace: Workspace, statement: Statement, whole: int) -> tuple[float, float, float]:
    """Return seconds on the clock, of the processor, and MB of private memory added at the peak."""
    base, peaks, over = private(), [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(0.005):
            peaks.append(private() - base)

    watching = threading.Thread(target=watch)
    watching.start()
    wall, cpu = time.perf_counter(), time.process_time()
    with mock.patch.object(relabel, "_WHOLE", whole), workspace.store.write():
        relabel.relabel_group(workspace, _SERIES.group, statement.meeting_date)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    over.set()
    watching.join()
    return wall, cpu, max(peaks)


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000]
    print("  sentences  growth of time       private  × reading all   file made once,")
    print("              clock  processor         MB      of the past   × one labelling")
    first: Found | None = None
    for size in sizes:
        with ProcessPoolExecutor(1, get_context("spawn")) as alone:
            found = alone.submit(measure, size).result()
        first = first or found
        share = f"{found.seconds / found.whole:.2f}" if found.whole else "-"
        print(
            f"{size:>11,}  {found.seconds / first.seconds:5.1f}  {found.processor / first.processor:9.1f}"
            f"  {found.private:9.0f}  {share:>15}  {found.refresh / found.seconds:15.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
