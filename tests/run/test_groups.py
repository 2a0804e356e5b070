"""Two invented groups of two series each, from files to outcomes, with the real model."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.config import Config, SeriesSettings
from tracker.model import Thread
from tracker.run.arrival import read_arrivals
from tracker.run.ingest import Wish, ingest
from tracker.run.threads import all_threads
from tracker.run.workspace import Workspace

pytestmark = pytest.mark.slow
_TODAY = datetime(2025, 11, 1, tzinfo=UTC)


def threads_of(name: str, *, newest_first: bool = False) -> list[Thread]:
    files = sorted((Path(__file__).parent / "groups" / name).glob("*.txt"), reverse=newest_first)
    series = dict.fromkeys(path.stem[11:] for path in files)
    config = Config(series=tuple(SeriesSettings(name=entry, group=name) for entry in series))
    workspace = Workspace(config, None, lambda: _TODAY)
    for path in files:
        ingest(workspace, read_arrivals(path.read_bytes(), path.name, _TODAY), Wish(series=path.stem[11:]))
    return all_threads(workspace)


def outcomes(threads: list[Thread], phrase: str) -> list[tuple[str, str | None]]:
    """Outcome of the dates said in a phrase, each with the start of what proves it."""
    records = [r for t in threads for r in t.deadlines if r.deadline.phrase == phrase]
    return [(r.outcome.value, r.evidence.statement.id[-10:] if r.evidence else None) for r in records]


@pytest.fixture(scope="module")
def lakes() -> list[Thread]:
    return threads_of("lakes")


@pytest.fixture(scope="module")
def compact() -> list[Thread]:
    return threads_of("compact")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("by the end of 2024", [("slipped", "2023-07-11")]),
        ("by mid-2025", [("slipped", "2024-09-03")]),
        ("next year", [("met", "2025-10-08")]),
        ("by October", [("met", "2023-07-11")]),
        ("in the first half of 2024", [("slipped", "2025-10-08")]),
        ("by March 2026", [("due", None)]),
        ("in July 2023", [("met", "2023-07-11")]),
        ("in the second quarter of 2024", [("met", "2024-09-03")]),
    ],
)
def test_dates_of_a_finance_group(lakes: list[Thread], phrase: str, expected: list[tuple[str, str]]) -> None:
    assert outcomes(lakes, phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("no later than 30 September 2022", "met"),
        ("by the end of 2022", "slipped"),
        ("within 12 months", "met"),
        ("in spring 2023", "met"),
        ("in January 2024", "met"),
    ],
)
def test_dates_of_a_health_group(compact: list[Thread], phrase: str, expected: str) -> None:
    assert [outcome for outcome, _ in outcomes(compact, phrase)] == [expected]


def test_a_promise_is_followed_into_the_related_series(lakes: list[Thread]) -> None:
    fund = next(t for t in lakes if "deposit insurance fund" in t.occurrences[0].sentence.text)
    assert {o.sentence.statement.series for o in fund.wordings} == {"ministers", "governors"}
    assert len(fund.wordings) == 5


def test_the_order_of_arrival_does_not_matter(lakes: list[Thread]) -> None:
    assert threads_of("lakes", newest_first=True) == lakes
