"""A group of series that repeat, reword, drop and take up again what they said; stored, not labelled."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

from tracker.config import Config
from tracker.model import Annotated, Kind, Sentence, Series, Snapshot, SourceKind, Statement
from tracker.run.workspace import Workspace

NOW = datetime(2026, 1, 1, tzinfo=UTC)
GROUP = "Strait"
_ACTORS = ["The ministers", "Arvania", "Belmark", "The port authority", "Both sides", "The joint committee"]
_VERBS = ["agreed to", "pledged to", "decided to", "will continue to", "reaffirmed their intention to"]
_DEEDS = [
    "build a joint rescue centre",
    "open a shared radio channel for coastguards",
    "publish the list of wrecks",
    "survey the southern banks",
    "keep the northern strait open to fishing boats",
    "reduce harbour dues for small vessels",
    "train pilots of both nations",
    "exchange charts of the sea bed",
]
_ENDS = ["", " before the next meeting", " by the end of 2027", " within two years", " without delay"]
_KINDS = [SourceKind.OFFICIAL] * 5 + [SourceKind.REPORT, SourceKind.EXCERPT]


def statements(number: int, each: int, seed: int = 7) -> list[tuple[Statement, list[str]]]:
    """Invent statements in the order of their meetings, with their sentences."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    series = [Series(f"talks-{n}", f"Talks {n}", GROUP) for n in range(3)]
    made, stock = [], [_line(chance) for _ in range(3 * each)]
    for n in range(number):
        day = date(2000, 1, 1) + timedelta(days=30 * n)
        texts = [_varied(text, chance) for text in chance.sample(stock, each)]
        made.append((_statement(chance.choice(series), day, chance.choice(_KINDS)), texts))
        stock[chance.randrange(len(stock))] = _line(chance)
    return made


def _line(chance: random.Random) -> str:
    parts = [chance.choice(pool) for pool in (_ACTORS, _VERBS, _DEEDS)]
    return " ".join(parts) + chance.choice(_ENDS) + "."


def _varied(text: str, chance: random.Random) -> str:
    """The text itself mostly; else in other letters, another wording, or with something added."""
    return chance.choice(
        [
            text,
            text,
            text.upper(),
            text.replace("agreed", "have agreed").replace("joint", "common"),
            text[:-1] + f", as they did in {chance.randint(1990, 2030)}.",
        ]
    )


def _statement(series: Series, day: date, kind: SourceKind) -> Statement:
    return Statement(
        id=f"{series.slug}/{day}",
        series=series,
        meeting_date=day,
        revision=1,
        sha256="0" * 64,
        origin=f"{day}.txt",
        source_kind=kind,
        recipe="test",
        title=f"Statement of {day}",
    )


def put(workspace: Workspace, statement: Statement, texts: list[str]) -> None:
    """Store a statement with its sentences and their vectors."""
    store = workspace.store
    workspace.vectors.prepare(texts)
    with store.write():
        store.statements.save_series(statement.series)
        store.statements.save_snapshot(Snapshot(statement.sha256, b"", NOW, "x"))
        store.statements.save(statement, NOW)
        notes = [Annotated(text, Kind.POSITION) for text in texts]
        passages = store.sentences.replace(statement.id, [Sentence(text) for text in texts], notes)
        workspace.vectors.keep({p.layout.text: p.text_id for p in passages})


def labels(workspace: Workspace) -> list[object]:
    """Everything that labelling finds: matches, verdicts, threads."""
    store = workspace.store
    return [store.links.all(), store.links.all_verdicts(), [(p.id, p.thread) for p in store.sentences.all()]]


def in_memory() -> Workspace:
    """An empty archive in memory."""
    return Workspace(Config(), None, lambda: NOW)
