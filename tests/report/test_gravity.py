from __future__ import annotations

from typing import Any

from tracker.model import Annotated, Change, ChangeKind, Kind, Strength
from tracker.report import gravity


def ref(build: Any, word: str, level: float) -> Any:
    return build.said(Annotated(f"They {word}.", Kind.POSITION, None, Strength(level, "rung", word)))


def test_a_longer_way_on_the_ladder_is_graver(build: Any) -> None:
    strong, near, far = ref(build, "condemned", 0.8), ref(build, "deplored", 0.75), ref(build, "noted", 0.2)
    step = gravity.of_strength(Change(ChangeKind.STRENGTH, "condemned", "deplored"), strong, near)
    fall = gravity.of_strength(Change(ChangeKind.STRENGTH, "condemned", "noted"), strong, far)
    assert step < fall == 1.0


def test_levels_of_another_verb_say_nothing(build: Any) -> None:
    one, other = ref(build, "will", 0.9), ref(build, "will", 0.9)
    aside = gravity.of_strength(Change(ChangeKind.STRENGTH, "urged", "asked"), one, other)
    bare = gravity.of_strength(
        Change(ChangeKind.STRENGTH, "urged", "asked"), build.said(build.note("a")), other
    )
    assert aside == bare == 0.75


def test_gravest_change_counts() -> None:
    nuance, reversal = Change(ChangeKind.WORDING, "a", "b"), Change(ChangeKind.NEGATION, None, "not")
    assert gravity.of_changes([nuance, reversal]) == gravity.of_changes([reversal]) == 1.0
    assert gravity.of_changes([nuance]) < gravity.NAMES


def test_every_kind_of_change_has_a_gravity() -> None:
    assert all(0 < gravity.of_changes([Change(kind, "a", "b")]) <= 1 for kind in ChangeKind)


def test_verbs_of_a_partly_carried_sentence_may_belong_to_different_parts(build: Any) -> None:
    strong, far = ref(build, "condemned", 0.8), ref(build, "noted", 0.2)
    change = Change(ChangeKind.STRENGTH, "condemned", "noted")
    assert gravity.of_strength(change, strong, far, partial=True) < gravity.of_strength(change, strong, far)


def test_silence_of_a_nearly_complete_text_tells_more() -> None:
    assert gravity.of_silence(0.9) > gravity.of_silence(0.2) > gravity.of_silence(0.0) > 0
