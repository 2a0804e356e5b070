"""Predicates of invented sentences: form, verb, subject, embedding."""

from __future__ import annotations

import pytest

from tracker.annotate.features import read
from tracker.annotate.predicate import Form


def _main(text: str) -> list[tuple[Form, str, str | None]]:
    reading = read(text)
    found = []
    for predicate in reading.predicates:
        if predicate.embedded:
            continue
        verb = " ".join(w.text for w in reading.tokens[predicate.first : predicate.last])
        subject = predicate.subject
        words = " ".join(w.text for w in reading.tokens[slice(*subject)]) if subject else None
        found.append((predicate.form, verb, words))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will not accept this.", [(Form.MODAL, "will not accept", "we")]),
        ("The team has never failed.", [(Form.PERFECT, "has never failed", "the team")]),
        ("Prices have been rising.", [(Form.PERFECT, "have been rising", "prices")]),
        ("They are mapping the reef.", [(Form.PROGRESSIVE, "are mapping", "they")]),
        ("Talks were held in Bonn.", [(Form.PASSIVE, "were held", "talks")]),
        ("The path is open.", [(Form.COPULA, "is", "the path")]),
        ("3. Extends the mandate;", [(Form.OPERATIVE, "extends", None)]),
        ("Noting the report,", [(Form.PARTICIPLE, "noting", None)]),
        ("The firms merged.", [(Form.PAST, "merged", "the firms")]),
        (
            "They met on Monday and agreed on a text.",
            [(Form.PAST, "met", "they"), (Form.PAST, "agreed", None)],
        ),
        (
            "News received since the panel met in May suggests a recovery.",
            [(Form.PRESENT, "suggests", "news received since the panel met in may")],
        ),
        ("Since May, output has grown.", [(Form.PERFECT, "has grown", "since may output")]),
    ],
)  # fmt: skip
def test_main_predicates(text: str, expected: list[tuple[Form, str, str | None]]) -> None:
    assert _main(text) == expected


def test_that_clauses_are_embedded() -> None:
    reading = read("They noted that exports had fallen.")
    assert [predicate.embedded for predicate in reading.predicates] == [False, True]


@pytest.mark.parametrize("text", ["Their strong will and courage won.", "The visit in May was brief."])
def test_will_and_may_as_nouns(text: str) -> None:
    assert all(predicate.form is not Form.MODAL for predicate in read(text).predicates)
