import json
from pathlib import Path

import pytest

from tracker.match.relation import judge
from tracker.model import Relation

FILES = (
    "contrast.jsonl",
    "contrast_frozen.jsonl",
    "contrast_more.jsonl",
    "contrast_rounds.jsonl",
    "contrast_kinds.jsonl",
)


def load(name):
    return [json.loads(line) for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()]


def share_called_changed(records):
    called = [judge(record["old"], record["new"]).relation is Relation.CHANGED for record in records]
    return sum(called) / len(called)


@pytest.mark.parametrize("name", FILES)
def test_changes_of_substance_are_caught(name):
    changed = [record for record in load(name) if record["changed"]]
    assert share_called_changed(changed) >= 0.97


@pytest.mark.parametrize("name", FILES)
def test_harmless_rewordings_raise_no_alarm(name):
    harmless = [record for record in load(name) if not record["changed"]]
    assert share_called_changed(harmless) <= 0.03


def test_every_caught_change_says_what_changed():
    silent = [
        (record["old"], record["new"])
        for record in load("contrast.jsonl")
        if record["changed"]
        and judge(record["old"], record["new"]).relation is Relation.CHANGED
        and not judge(record["old"], record["new"]).changes
    ]
    assert silent == []


def test_the_files_are_large_and_share_no_pair():
    halves = [{(r["old"], r["new"]) for r in load(name)} for name in FILES]
    assert not halves[0] & halves[1]
    assert not (halves[0] | halves[1]) & set().union(*halves[2:])
    records = [record for name in FILES[:2] for record in load(name)]
    assert sum(record["changed"] for record in records) >= 220
    assert sum(not record["changed"] for record in records) >= 220


def test_the_judgement_is_symmetric_about_whether_anything_changed():
    """A fact that differs one way round differs the other way round too."""
    differing = [
        (r["old"], r["new"])
        for r in load("contrast.jsonl")
        if (judge(r["old"], r["new"]).relation is Relation.CHANGED)
        != (judge(r["new"], r["old"]).relation is Relation.CHANGED)
    ]
    assert len(differing) <= 0.03 * len(load("contrast.jsonl"))
