from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tracker.model import (
    Change,
    ChangeKind,
    ClauseMark,
    ClauseStatus,
    Direction,
    FindingKind,
    Kind,
    Relation,
)
from tracker.report import build_digest

Kinds = Callable[[Any], list[str]]


@pytest.mark.parametrize(
    ("changes", "relation", "expected"),
    [
        ([Change(ChangeKind.STRENGTH, "will", "may", Direction.SOFTENED)], Relation.CHANGED, "softened"),
        (
            [Change(ChangeKind.STRENGTH, "may", "will", Direction.STRENGTHENED)],
            Relation.CHANGED,
            "strengthened",
        ),
        ([Change(ChangeKind.AMOUNT, "1 m", "2 m")], Relation.CHANGED, "changed"),
        ([Change(ChangeKind.WORDING, "big", "large")], Relation.REWORDED, "reworded"),
        ([Change(ChangeKind.WORDING, "peace", "order")], Relation.CHANGED, "changed"),
        ([], Relation.CHANGED, "changed"),
        ([], Relation.PARTIAL, "reworded"),
        (
            [
                Change(ChangeKind.NUMBER, "4", "5"),
                Change(ChangeKind.STRENGTH, "will", "may", Direction.SOFTENED),
            ],
            Relation.CHANGED,
            "softened",
        ),
    ],
)
def test_most_important_change_names_the_finding(
    build: Any, kinds_of: Kinds, changes: list[Change], relation: Relation, expected: str
) -> None:
    pair = build.kept([build.note("They speak.")], build.note("They speak up."), relation, changes)
    assert kinds_of(build.changes(pair)) == [expected]


def test_word_for_word_is_no_finding(build: Any, kinds_of: Kinds) -> None:
    pair = build.kept([build.note("Same.")], build.note("Same."), Relation.VERBATIM)
    assert kinds_of(build.changes(pair)) == []


@pytest.mark.parametrize(
    ("kind", "returns", "expected"),
    [
        (Kind.COMMITMENT, None, FindingKind.NEW_COMMITMENT),
        (Kind.POSITION, None, FindingKind.NEW),
        (Kind.COMMITMENT, 3, FindingKind.RETURNED),
    ],
)
def test_new_sentences(build: Any, kind: Kind, returns: int | None, expected: FindingKind) -> None:
    fresh = build.fresh(build.note("They will map.", kind), returns_after=returns)
    assert [f.kind for f in build_digest(build.changes(fresh)).findings] == [expected]


def test_newly_named_and_no_longer_named(build: Any) -> None:
    old = build.note("They regretted events off the Island of Thorn.")
    new = build.note("They regretted events caused by Corvane.")
    finding = build_digest(build.changes(build.kept([old], new, Relation.PARTIAL))).findings[0]
    assert finding.headline == "Now names “Corvane”; no longer names “Island of Thorn”"


def test_clause_that_is_lost_is_told(build: Any) -> None:
    old = build.note("They will map and they will share the data.")
    new = build.note("They will map.")
    lost = ClauseMark("old", 14, 43, ClauseStatus.DROPPED)
    finding = build_digest(build.changes(build.kept([old], new, Relation.PARTIAL, clauses=[lost]))).findings[
        0
    ]
    assert (finding.kind, finding.headline) == (
        FindingKind.CHANGED,
        "No longer says “and they will share the data”",
    )


def test_lost_clause_is_quoted_from_where_it_differs(build: Any) -> None:
    old = build.note("The ministers agreed to hold a drill and to open a line.")
    new = build.note("The ministers agreed to open a line.")
    lost = ClauseMark("old", 0, 40, ClauseStatus.DROPPED)
    pair = build.kept([old], new, Relation.PARTIAL, clauses=[lost])
    assert build_digest(build.changes(pair)).findings[0].headline == "No longer says “hold a drill and”"


def test_clause_that_another_sentence_keeps_is_not_told_as_lost(build: Any) -> None:
    old = build.note("They will map and they will share the data.")
    lost = ClauseMark("old", 14, 43, ClauseStatus.DROPPED)
    kept = ClauseMark("old", 14, 43, ClauseStatus.KEPT)
    first = build.kept([old], build.note("They will map."), Relation.PARTIAL, clauses=[lost], index=0)
    second = build.kept([old], build.note("They will share data."), Relation.PARTIAL, clauses=[kept], index=1)
    headlines = [f.headline for f in build_digest(build.changes(first, second)).findings]
    assert not [line for line in headlines if "No longer says" in line]


def test_clause_that_is_added_is_told(build: Any) -> None:
    new = build.note("They will map and they will share the data.")
    added = ClauseMark("new", 14, 43, ClauseStatus.ADDED)
    pair = build.kept([build.note("They will map.")], new, Relation.PARTIAL, clauses=[added])
    assert build_digest(build.changes(pair)).findings[0].headline == "Adds “and they will share the data”"


def test_report_of_progress_is_not_softened(build: Any, kinds_of: Kinds) -> None:
    change = Change(ChangeKind.STRENGTH, "affirmed", "noted", Direction.SOFTENED)
    old, new = (
        build.note(f"They {verb} that work went on.", Kind.PROGRESS) for verb in ("affirmed", "noted")
    )
    assert kinds_of(build.changes(build.kept([old], new, Relation.CHANGED, [change]))) == ["changed"]


def test_softened_line_adds_who_is_newly_named(build: Any) -> None:
    change = Change(ChangeKind.STRENGTH, "condemned", "noted", Direction.SOFTENED)
    pair = build.kept(
        [build.note("They condemned the launch.")],
        build.note("They noted the launch by Corvane."),
        Relation.CHANGED,
        [change],
    )
    line = build_digest(build.changes(pair)).findings[0].headline
    assert line == "“condemned” softened to “noted”; now names “Corvane”"


def test_promise_that_is_now_reported_on_is_neither_softened_nor_kept(build: Any) -> None:
    change = Change(ChangeKind.STRENGTH, "will", "welcomed", Direction.SOFTENED)
    old = build.note("They will map the lanes.", Kind.COMMITMENT)
    new = build.note("They welcomed work on the map of lanes.", Kind.PROGRESS)
    finding = build_digest(build.changes(build.kept([old], new, Relation.CHANGED, [change]))).findings[0]
    assert finding.kind is FindingKind.CHANGED
    assert finding.headline == "A promise, now reported on as progress"


def test_added_modifier_is_told_with_what_it_displaced(build: Any) -> None:
    changes = [
        Change(ChangeKind.STRENGTH, None, "as appropriate", Direction.SOFTENED),
        Change(ChangeKind.QUALIFIER, "every month", None),
    ]
    old, new = build.note("They share data every month."), build.note("They share data, as appropriate.")
    (finding,) = build_digest(build.changes(build.kept([old], new, Relation.CHANGED, changes))).findings
    assert finding.kind is FindingKind.SOFTENED
    assert finding.headline == "Adds “as appropriate”; no longer says “every month”"


def test_modals_tell_a_promise_that_is_taken_for_something_else(build: Any, kinds_of: Kinds) -> None:
    changes = [Change(ChangeKind.STRENGTH, "may", "will", Direction.STRENGTHENED)]
    old, new = build.note("They may sail.", Kind.PROGRESS), build.note("They will sail.", Kind.COMMITMENT)
    pair = build.kept([old], new, Relation.CHANGED, changes)
    assert kinds_of(build.changes(pair)) == ["strengthened"]


def test_a_name_that_the_other_statement_knows_gives_way_to_a_number(build: Any) -> None:
    changes = [Change(ChangeKind.NUMBER, "214", "260"), Change(ChangeKind.PARTY, None, "Dialogue")]
    old = build.note("The cell of the Dialogue issued 214 warnings.")
    new = build.note("The cell issued 260 warnings since the last Dialogue.")
    (finding,) = build_digest(build.changes(build.kept([old], new, Relation.REWORDED, changes))).findings
    assert finding.headline == "Number changed from “214” to “260”"
