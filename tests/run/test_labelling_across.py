from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from builders import passages, statement
from conftest import hashed_words
from told import MINISTERIAL, TALKS
from tracker.label import History
from tracker.model import LinkScope, Passage, Series, Statement
from tracker.run.labelling import Reading, read_statement
from tracker.run.matching import Matcher

PLEDGE = "They pledged to keep the northern strait open to fishing boats of both nations."
ALIKE = "They pledged to keep the northern strait open to the fishing boats of all nations."
OTHER = [
    "The delegations thanked the port of Vessby for its hospitality.",
    "They reviewed the price of fuel oil and of shipping insurance.",
]


def vectors(texts: Sequence[str]) -> np.ndarray:
    return hashed_words(texts).astype(np.float32)


def said(day: str, texts: Sequence[str], series: Series) -> tuple[Statement, list[Passage], History]:
    issued = statement(day, series=series)
    made = passages(issued, texts, [f"{series.slug}-{n}" for n in range(len(texts))])
    history = History()
    history.add(issued, made, [], {p.id: p.thread or "" for p in made})
    return issued, made, history


def read(texts: Sequence[str], history: History, related: Sequence[History]) -> Reading:
    issued = statement("2024-05-01", series=TALKS)
    made = passages(issued, texts)
    return read_statement(issued, made, history, Matcher(vectors), related=related)


def test_what_a_related_series_said_joins_its_thread_and_is_still_new() -> None:
    _, (old, *_), related = said("2024-01-01", [PLEDGE, *OTHER], MINISTERIAL)
    reading = read([ALIKE, *OTHER], History(), [related])
    assert reading.passages[0].thread == old.thread
    assert {link.scope for link in reading.links} == {LinkScope.GROUP}
    assert {verdict.label for verdict in reading.verdicts} == {"new"}


def test_what_its_own_series_surely_said_is_not_sought_elsewhere() -> None:
    _, (own, *_), history = said("2023-01-01", [PLEDGE, *OTHER], TALKS)
    _, _, related = said("2024-01-01", [PLEDGE, *OTHER], MINISTERIAL)
    reading = read([PLEDGE, *OTHER], history, [related])
    assert reading.passages[0].thread == own.thread
    assert {link.scope for link in reading.links} == {LinkScope.SERIES}


@pytest.mark.parametrize("text", ["Tariffs on grain will end in spring.", "The chair spoke of art."])
def test_what_nobody_said_founds_a_thread(text: str) -> None:
    _, _, related = said("2024-01-01", [PLEDGE, *OTHER], MINISTERIAL)
    reading = read([text], History(), [related])
    assert reading.links == ()
    assert not (reading.passages[0].thread or "").startswith(MINISTERIAL.slug)
