import pytest

from tracker.match.relation import judge
from tracker.model import ChangeKind, Relation


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We remain open to dialogue with Corvane.", "We will not hold talks with Corvane."),
        (
            "We will not hold talks with Corvane until the raids end.",
            "We are prepared to resume talks with Corvane.",
        ),
        (
            "The envoys stand ready to send observers to the border.",
            "The envoys do not intend to send observers to the border.",
        ),
    ],
)
def test_what_is_denied_on_one_side_is_the_change_and_no_strength(old, new):
    judgement = judge(old, new)
    assert judgement.relation is Relation.CHANGED
    assert judgement.changes[0].kind is ChangeKind.NEGATION
    assert all(change.kind is not ChangeKind.STRENGTH for change in judgement.changes)


def test_an_opposite_action_is_told_without_the_strength_of_its_verb():
    judgement = judge(
        "The Council stands ready to raise the rate further if prices keep rising.",
        "The Council expects to lower the rate at its coming meetings.",
    )
    assert judgement.relation is Relation.CHANGED
    assert [(c.kind, c.old, c.new) for c in judgement.changes] == [(ChangeKind.WORDING, "raise", "lower")]


def test_strength_is_still_told_where_the_action_is_the_same():
    judgement = judge("We will open a joint office.", "We may open a joint office.")
    assert [change.kind for change in judgement.changes] == [ChangeKind.STRENGTH]


def test_not_just_denies_nothing():
    old = "The pact is good for trade."
    assert all(
        change.kind is not ChangeKind.NEGATION
        for change in judge(old, "The pact is good not just for trade.").changes
    )
