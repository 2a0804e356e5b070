from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from tracker.model import Label, LabelledSentence, StatementChanges
from tracker.render import render_comparison
from tracker.render.comparison import runs_of
from tracker.report import build_digest


def rows(changes: StatementChanges, **options: int) -> list[Any]:
    return [row for run in runs_of(changes, build_digest(changes), **options) for row in run.rows]


def test_every_sentence_of_both_sides_is_there_once(example: Any) -> None:
    shown = rows(example.changes)
    assert [row.new.number for row in shown if row.new] == [
        s.sentence.index + 1 for s in example.changes.sentences
    ]
    olds = [cell.number for row in shown for cell in row.old]
    assert sorted(olds) == sorted({*olds})
    assert {16, 17} <= set(olds)


def test_dropped_sentence_stands_where_it_used_to(example: Any) -> None:
    gone = replace(example.changes.dropped[0].sentence, index=6)
    dropped = (replace(example.changes.dropped[0], sentence=gone),)
    shown = rows(replace(example.changes, dropped=dropped))
    at = next(n for n, row in enumerate(shown) if row.new is None)
    assert shown[at - 1].old[0].number == 6
    assert next(row for row in shown[at:] if row.new and row.old).old[0].number == 8


def test_sentence_that_changed_its_place_is_marked(example: Any) -> None:
    moved = [row.new.number for row in rows(example.changes) if row.moved]
    assert len(moved) == 1
    assert moved[0] in (4, 5)


def test_unchanged_run_is_folded_and_a_short_one_is_not(example: Any) -> None:
    digest = example.digest
    assert [len(run.rows) for run in runs_of(example.changes, digest) if run.folded] == [3]
    assert not [run for run in runs_of(example.changes, digest, fold=4) if run.folded]


def test_parts_of_a_split_sentence_say_so(example: Any) -> None:
    first = next(s for s in example.changes.sentences if s.earlier)
    second = replace(first, sentence=replace(first.sentence, index=20))
    changes = replace(example.changes, sentences=(first, second), dropped=())
    assert [row.split for row in rows(changes)] == [True, True]


def test_json_has_the_documented_shape(example: Any) -> None:
    data = json.loads(render_comparison(example.changes, example.digest, "json"))
    labels = {entry["index"]: entry["label"] for entry in data["old"]}
    assert (labels[15], labels[1]) == ("dropped", "repeated")
    assert [set(entry) >= {"index", "text", "label"} for entry in data["old"] + data["new"]].count(False) == 0
    assert {entry["label"] for entry in data["new"]} == {"new", "repeated"}
    match = data["matches"][0]
    assert set(match) >= {"old", "new", "score", "relation", "changes"}
    assert (match["old"], match["new"], match["relation"]) == (1, 1, "changed")
    assert match["changes"][0]["direction"] == "softened"


def test_nothing_older_to_compare_with(example: Any) -> None:
    fresh = tuple(LabelledSentence(s.sentence, Label.NEW) for s in example.changes.sentences)
    changes = StatementChanges(example.changes.statement, None, fresh, ())
    page = render_comparison(changes, build_digest(changes), "html")
    assert "no earlier text" in page
    assert "nothing to compare with yet" in page
