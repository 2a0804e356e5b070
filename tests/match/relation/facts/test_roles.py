import pytest

from tracker.match.relation import judge
from tracker.model import ChangeKind, Relation


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The mayor sued the harbour board.", "The harbour board sued the mayor."),
        ("Estonia warned Latvia.", "Estonia was warned by Latvia."),
        ("Troops were attacked by rebels.", "Rebels were attacked by troops."),
        ("The chair of the Board wrote to the Union.", "The chair of the Union wrote to the Board."),
    ],
)
def test_who_does_what_to_whom(old, new):
    for pair in ((old, new), (new, old)):
        judgement = judge(*pair)
        assert judgement.relation is Relation.CHANGED
        assert judgement.changes[0].kind in {ChangeKind.ACTOR, ChangeKind.PARTY}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Grain moves from Varna to Burgas.", "Grain moves to Varna from Burgas."),
        ("Output must peak before 2030.", "Output must peak after 2030."),
        ("The outlook was revised up.", "The outlook was revised down."),
        (
            "The fund gave 2 tons to Chad and 3 tons to Mali.",
            "The fund gave 2 tons to Mali and 3 tons to Chad.",
        ),
    ],
)
def test_directions_and_places_that_turn_round(old, new):
    assert judge(old, new).relation is Relation.CHANGED
    assert judge(new, old).relation is Relation.CHANGED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The navy rescued the crew.", "The crew was rescued by the navy."),
        ("Peru and Chile met in Lima.", "Chile and Peru met in Lima."),
        ("On Monday the bank raised its rate.", "The bank raised its rate on Monday."),
        ("Rates rose from 2% to 3%.", "Rates rose to 3% from 2%."),
        ("Aid workers must be given access.", "Access must be given to aid workers."),
    ],
)
def test_voice_and_order_alone_change_nothing(old, new):
    assert judge(old, new).relation is not Relation.CHANGED
    assert judge(new, old).relation is not Relation.CHANGED
