from __future__ import annotations

from datetime import UTC, datetime

from builders import link, passages, statement
from tracker.label import Heard, overrule
from tracker.model import Decision, DecisionKind, Match, Relation

OLD, NEW = statement("2020-01-01"), statement("2021-01-01")
A, B = passages(OLD, ["We will act.", "We regret."])
(C,) = passages(NEW, ["We act."])
EARLIER = [Heard(A, OLD), Heard(B, OLD)]


def judged(old: str, new: str) -> Match:
    return Match(0, 0, 1.0, Relation.CHANGED)


def decision(kind: DecisionKind, old: str = "We will act.", new: str = "We act.") -> Decision:
    return Decision(kind, "ada", datetime(2026, 1, 1, tzinfo=UTC), "checked", None, OLD.id, old, NEW.id, new)


def pairs(decisions: list[Decision], links: list[object]) -> set[tuple[int, int, bool]]:
    result = overrule(links, decisions, NEW.id, [C], EARLIER, judged)  # type: ignore[arg-type]
    return {(x.old, x.new, x.decided) for x in result}


def test_reject_removes_the_link() -> None:
    assert pairs([decision(DecisionKind.REJECT)], [link(A, C)]) == set()


def test_confirm_makes_a_missing_link() -> None:
    assert pairs([decision(DecisionKind.CONFIRM)], []) == {(A.id, C.id, True)}


def test_relink_replaces_all_links_of_the_newer_sentence() -> None:
    decisions = [decision(DecisionKind.RELINK, old="We regret.")]
    assert pairs(decisions, [link(A, C)]) == {(B.id, C.id, True)}


def test_the_latest_decision_counts() -> None:
    decisions = [decision(DecisionKind.REJECT), decision(DecisionKind.CONFIRM)]
    assert pairs(decisions, [link(A, C)]) == {(A.id, C.id, True)}


def test_a_decision_whose_text_is_gone_has_no_effect() -> None:
    assert pairs([decision(DecisionKind.REJECT, old="Revised away.")], [link(A, C)]) == {(A.id, C.id, False)}
