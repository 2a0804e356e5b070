"""Kinds of invented sentences that are in no training data."""

from __future__ import annotations

import pytest

from tracker.annotate.features import read
from tracker.annotate.kinds import classify_kinds
from tracker.model import Kind

STATEMENT = [
    ("The transport ministers of the Baltic rim met in Gdansk on 8 October.", "procedural"),
    ("They discussed rail gauges and ferry safety.", "procedural"),
    ("The ministers agreed to open a joint signalling school.", "commitment"),
    ("They condemned the cutting of two sea cables.", "position"),
    ("They urged shipowners to keep transponders on.", "position"),
    ("They welcomed the completion of the coastal track.", "progress"),
    ("We will publish the timetable by the end of June.", "commitment"),
    ("We have repaired forty bridges since last year.", "progress"),
    ("They reaffirmed their commitment to a toll-free strait.", "commitment"),
    ("Freight volumes remain low.", "position"),
]


def test_a_statement_sentence_by_sentence() -> None:
    readings = [read(text) for text, _ in STATEMENT]
    assert [kind for kind, _ in classify_kinds(readings)] == [kind for _, kind in STATEMENT]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Rate Committee decided to cut its benchmark to 2 per cent.", "commitment"),
        ("The Rate Committee stands ready to lend against good collateral.", "commitment"),
        ("Unemployment has edged up and core inflation has eased.", "position"),
        ("Voting for the decision were Ms Hale, Mr Ortiz and Dr Sato.", "procedural"),
        ("The Chair will comment on the vote at a press conference at noon.", "procedural"),
        ("Recalling its resolution 12 (1999) and the report of the Registrar,", "procedural"),
        ("4. Extends the mandate of the border mission until 31 July;", "commitment"),
        ("5. Calls upon both armies to pull back their guns;", "position"),
        ("We call on all states to ratify the seed treaty.", "position"),
        ("We are determined to eradicate measles.", "commitment"),
        ("Our teams have vaccinated two million children.", "progress"),
        ("The envoys exchanged views on grazing rights.", "procedural"),
    ],
)
def test_a_sentence_by_itself(text: str, kind: str) -> None:
    assert classify_kinds([read("Opening line."), read(text), read("Closing line.")])[1][0] == kind


def test_probabilities_are_those_of_four_kinds() -> None:
    (kind, probability), *_ = classify_kinds([read("They agreed to meet again.")])
    assert kind is Kind.COMMITMENT
    assert 0.25 < probability <= 1


def test_no_sentence_no_kind() -> None:
    assert classify_kinds([]) == []


@pytest.mark.parametrize("text", ["", "—", "12", "合意した。", "word " * 2000])
def test_odd_text_gets_some_kind(text: str) -> None:
    assert classify_kinds([read(text)])[0][0] in set(Kind)
