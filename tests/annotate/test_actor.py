"""Who acts and by which verb: cases written before the rules (frozen), and cases worked on (dev)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tracker.annotate.actor import Action, read_action
from tracker.annotate.features import read
from tracker.model import Kind

_DATA = Path(__file__).with_name("data")
_FROZEN_FLOOR = 0.93


def _cases(name: str) -> list[dict[str, Any]]:
    lines = (_DATA / f"actors_{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _read(case: dict[str, Any]) -> Action:
    previous = None
    for sentence in case["before"]:
        previous = read_action(read(sentence), Kind.PROCEDURAL, previous).actor
    return read_action(read(case["text"]), Kind.COMMITMENT, previous)


@pytest.mark.parametrize("case", _cases("dev"), ids=lambda case: case["text"][:40])
def test_dev_case(case: dict[str, Any]) -> None:
    action = _read(case)
    assert (action.actor, action.verb) == (case["actor"], case["verb"])


def test_frozen_cases_as_a_whole() -> None:
    cases = _cases("frozen")
    actions = [_read(case) for case in cases]
    actors = sum(action.actor == case["actor"] for action, case in zip(actions, cases, strict=True))
    verbs = sum(action.verb == case["verb"] for action, case in zip(actions, cases, strict=True))
    assert actors / len(cases) >= _FROZEN_FLOOR
    assert verbs / len(cases) >= _FROZEN_FLOOR


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("They agreed to hold a second drill in June.", "hold a second drill in June"),
        ("We will halve our emissions, and they will follow.", "halve our emissions"),
        ("The sides pledged to share data and urged others to join.", "share data"),
        ("The Board decided to leave the rate unchanged.", "leave the rate unchanged"),
    ],
)
def test_what_is_promised(text: str, promised: str) -> None:
    assert read_action(read(text), Kind.COMMITMENT, None).promised == promised


def test_only_commitments_promise() -> None:
    assert read_action(read("They condemned the raid."), Kind.POSITION, None).promised is None


@pytest.mark.parametrize(
    ("pronoun", "previous", "actor"),
    [
        ("They", "The two kings", "The two kings"),
        ("They", "The Council", None),
        ("It", "The Council", "The Council"),
        ("It", "Minister Roe", None),
        ("She", "Minister Roe", "Minister Roe"),
        ("She", "The ministers", None),
        ("They", None, None),
    ],
)
def test_pronouns_stand_for_what_agrees_with_them(
    pronoun: str, previous: str | None, actor: str | None
) -> None:
    assert read_action(read(f"{pronoun} agreed to meet."), Kind.COMMITMENT, previous).actor == actor
