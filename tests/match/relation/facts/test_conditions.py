import pytest

from tracker.match.relation import judge
from tracker.model import Relation


def facts(old, new):
    return [(str(c.kind), c.old, c.new) for c in judge(old, new).changes]


@pytest.mark.parametrize(
    ("old", "new", "fact"),
    [
        (
            "The aid will continue, provided that the audit is passed.",
            "The aid will continue.",
            ("qualifier", "provided that the audit is passed", None),
        ),
        ("The ban ends if talks begin.", "The ban ends even if talks begin.", ("qualifier", "if", "even if")),
        ("The ban ends if talks begin.", "The ban ends only if talks begin.", ("qualifier", "if", "only if")),
        (
            "The mine will close.",
            "The mine will close unless a buyer for it is found this year.",
            ("qualifier", None, "unless a buyer for it is found this year"),
        ),
        (
            "Members hold a seat and pay a fee.",
            "Members hold a seat or pay a fee.",
            ("wording", "and pay", "or pay"),
        ),
    ],
)
def test_a_condition_that_came_went_or_turned_is_a_change(old, new, fact):
    assert judge(old, new).relation is Relation.CHANGED
    assert fact in facts(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Aid resumes if access is granted.", "Aid resumes provided that access is granted."),
        ("Aid resumes if access is granted.", "Aid resumes once access is granted."),
        ("They did not object to the text or the map.", "They did not object to the text and the map."),
    ],
)
def test_the_same_condition_in_other_words_is_none(old, new):
    assert judge(old, new).relation is Relation.REWORDED
