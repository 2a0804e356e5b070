from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tracker.model import Change, ChangeKind, FindingKind
from tracker.report import build_digest, finding_id
from tracker.report.identity import tell_apart


def test_id_is_fixed_for_ever(build: Any) -> None:
    assert finding_id(build.new, FindingKind.DROPPED, "They met.", None) == "4ed46190c25c4cd0"


def test_id_ignores_case_width_and_punctuation(build: Any) -> None:
    one = finding_id(build.new, FindingKind.NEW, None, "They agreed, at last.")
    assert one == finding_id(build.new, FindingKind.NEW, None, "they  agreed at last")


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        (FindingKind.CHANGED, "a", "b"),
        (FindingKind.DROPPED, "a", None),
        (FindingKind.DROPPED, None, "a"),
        (FindingKind.DROPPED, "ab", None),
    ],
)
def test_id_tells_kind_and_texts_apart(
    build: Any, kind: FindingKind, old: str | None, new: str | None
) -> None:
    other = finding_id(build.new, FindingKind.DROPPED, "other", None)
    assert finding_id(build.new, kind, old, new) != other
    assert finding_id(build.new, kind, old, new) != finding_id(build.old, kind, old, new)


def test_text_of_signs_only_still_has_a_name(build: Any) -> None:
    one, two = (finding_id(build.new, FindingKind.NEW, None, text) for text in ("***", "---"))
    assert one != two


def test_same_sentence_twice_gets_two_names() -> None:
    assert tell_apart(["a", "b", "a", "a"]) == ["a", "b", "a-2", "a-3"]


def test_ids_survive_new_scores_order_and_places(build: Any) -> None:
    change = Change(ChangeKind.NUMBER, "four", "five")
    first = build.kept([build.note("Four ships.")], build.note("Five ships."), changes=[change], score=0.9)
    second = build.fresh(build.note("A new line."), index=1)
    third = build.gone(build.note("An old line."), index=5)
    before = build_digest(build.changes(first, second, dropped=[third]))
    moved = build.kept(
        [build.note("Four ships.")], build.note("Five ships."), changes=[change], score=0.6, index=7
    )
    after = build_digest(build.changes(second, moved, dropped=[replace(third, standing=None)]))
    assert {f.id for f in before.findings} == {f.id for f in after.findings}
    assert len({f.id for f in before.findings}) == 3
