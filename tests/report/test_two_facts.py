from __future__ import annotations

from typing import Any

from tracker.model import Change, ChangeKind, Direction, Kind, Relation
from tracker.report import build_digest

WILL_MAY = Change(ChangeKind.STRENGTH, "will", "may", Direction.SOFTENED)
OTHER_PLACE = Change(ChangeKind.PARTY, "Norland", "Estavia")


def headline(build: Any, *changes: Change, relation: Relation = Relation.CHANGED) -> str:
    notes = (build.note("They will open an office.", Kind.COMMITMENT), build.note("They may open an office."))
    pair = build.kept([notes[0]], notes[1], relation, changes)
    (finding,) = build_digest(build.changes(pair)).findings
    return finding.headline


def test_a_second_fact_stands_beside_the_strength(build: Any) -> None:
    told = headline(build, WILL_MAY, OTHER_PLACE)
    assert told == "“will” softened to “may”; party changed from “Norland” to “Estavia”"


def test_names_of_another_part_are_not_told_beside_the_strength(build: Any) -> None:
    assert headline(build, WILL_MAY, OTHER_PLACE, relation=Relation.PARTIAL) == "“will” softened to “may”"


def test_a_denial_comes_before_any_strength(build: Any) -> None:
    denied = Change(ChangeKind.NEGATION, "dialogue", "will not hold talks")
    told = headline(build, Change(ChangeKind.STRENGTH, "plan to", "will", Direction.STRENGTHENED), denied)
    assert told.startswith("Negation changed from “dialogue” to “will not hold talks”")


def test_the_verb_of_a_figure_is_told_with_it(build: Any) -> None:
    told = headline(
        build,
        Change(ChangeKind.AMOUNT, "4.50 percent", "4.25 percent"),
        Change(ChangeKind.AMOUNT, None, "by 0.25 percentage points"),
        Change(ChangeKind.WORDING, "kept", "lowered"),
    )
    assert told == "Amount changed from “4.50 percent” to “4.25 percent”; “kept” became “lowered”"
