"""Whole annotations of an invented statement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tracker.annotate import annotate
from tracker.language.ladder import load_ladder
from tracker.model import Kind

MEETING = date(2031, 3, 4)
SENTENCES = [
    "The two port ministers met in Split on Monday.",
    "They agreed to open a joint pilot school by the end of the year.",
    "They strongly condemned the theft of navigation lights.",
]


def test_a_statement() -> None:
    met, agreed, condemned = annotate(SENTENCES, MEETING)
    assert (met.kind, agreed.kind, condemned.kind) == (Kind.PROCEDURAL, Kind.COMMITMENT, Kind.POSITION)
    assert agreed.actor == "The two port ministers"
    assert agreed.verb == "agreed to open"
    assert agreed.promised == "open a joint pilot school by the end of the year"
    assert agreed.deadline is not None
    assert agreed.deadline.end == date(2031, 12, 31)
    assert agreed.strength is not None
    assert (agreed.strength.rung, agreed.strength.word) == ("decides", "agreed")
    assert condemned.strength is not None
    assert condemned.strength.rung == "condemns"


def test_what_is_over_has_no_deadline() -> None:
    assert annotate(SENTENCES, MEETING)[0].deadline is None


def test_nothing_in_nothing_out() -> None:
    assert annotate([], None) == []


def test_without_meeting_date() -> None:
    assert [a.text for a in annotate(SENTENCES, None)] == SENTENCES


@pytest.mark.parametrize(
    "text", ["", "…", "양측은 회담을 정례화하기로 합의했다.", "to be or not to be", "of the " * 900]
)
def test_odd_sentences_do_not_break_it(text: str) -> None:
    assert annotate([text], MEETING)[0].text == text


def test_a_users_ladder_is_used(tmp_path: Path) -> None:
    file = tmp_path / "ladder.toml"
    file.write_text('[[rung]]\nname = "gathers"\nfamily = "undertaking"\nlevel = 0.3\nwords = ["meet"]\n')
    strength = annotate(SENTENCES, MEETING, ladder=load_ladder(file))[0].strength
    assert strength is not None
    assert strength.rung == "gathers"
