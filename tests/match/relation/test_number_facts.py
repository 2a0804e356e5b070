import pytest

from tracker.match.relation import judge
from tracker.model import ChangeKind


def amounts(old, new):
    return [(c.old, c.new) for c in judge(old, new).changes if c.kind is ChangeKind.AMOUNT]


@pytest.mark.parametrize("step", ["0.25 percentage points", "25 basis points"])
def test_a_level_is_paired_with_the_level_and_not_with_the_step(step):
    told = amounts(
        "The Bank kept its lending rate at 4.50 percent.",
        f"The Bank lowered its lending rate by {step} to 4.25 percent.",
    )
    assert told == [("4.50 percent", "4.25 percent"), (None, f"by {step}")]


def test_a_level_never_becomes_a_step():
    told = amounts(
        "The Bank kept its lending rate at 4.50 percent.",
        "The Bank lowered its lending rate by 0.25 percentage points.",
    )
    assert set(told) == {("at 4.50 percent", None), (None, "by 0.25 percentage points")}


def test_money_is_paired_with_money_of_its_currency():
    told = amounts(
        "The fund lends 40 million euros for ports.",
        "The fund lends 60 million dollars for ports and 50 million euros for roads.",
    )
    assert ("40 million euros", "50 million euros") in told
