import pytest

from tracker.match.relation import judge
from tracker.model import ChangeKind, Relation


def negations(old, new):
    return [change for change in judge(old, new).changes if change.kind is ChangeKind.NEGATION]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We do not accept the raid and will never accept it.", "We do not accept the raid."),
        ("We will never accept the raid.", "We do not accept the raid."),
        ("Norland will no longer accept the permits.", "Norland does not accept the permits."),
        ("The raid on the port is not acceptable.", "The raid on the port is unacceptable."),
        ("We have never recognised the annexation.", "The annexation remains unrecognised by us."),
        ("They will never be recognised by us.", "They remain unrecognised by us."),
    ],
)
def test_what_is_denied_in_other_words_is_no_lost_negation(old, new):
    assert negations(old, new) == []
    assert negations(new, old) == []


def test_the_denied_verb_is_told_that_the_other_side_affirms():
    old = "We do not accept the raid and do not accept the blockade, and we do not support the vote."
    new = "We do not accept the raid and do not accept the blockade, and we support the vote."
    (change,) = negations(old, new)
    assert "support" in (change.old or "")


def test_a_prefix_that_turns_a_word_round_is_still_told():
    judgement = judge("The raid is acceptable to the council.", "The raid is unacceptable to the council.")
    assert judgement.relation is Relation.CHANGED
    assert judgement.changes[0].kind is ChangeKind.NEGATION
