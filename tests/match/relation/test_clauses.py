from itertools import pairwise

import pytest

from tracker.match.relation import judge
from tracker.match.relation.clauses import split_clauses
from tracker.match.relation.normalise import normalise
from tracker.model import ClauseStatus, Relation

OLD = (
    "The partners pledged to keep the corridor open for grain shipments, and they agreed to convene "
    "the second harbour forum in Tunis next spring."
)
NEW = "The partners pledged to keep the corridor open for grain shipments."


def pieces(old, new):
    texts = {"old": old, "new": new}
    return [(m.side, texts[m.side][m.start : m.end], m.status) for m in judge(old, new).clauses]


def test_the_half_that_is_gone_is_marked_dropped():
    assert pieces(OLD, NEW) == [
        ("old", "The partners pledged to keep the corridor open for grain shipments", ClauseStatus.KEPT),
        (
            "old",
            "and they agreed to convene the second harbour forum in Tunis next spring.",
            ClauseStatus.DROPPED,
        ),
        ("new", NEW, ClauseStatus.KEPT),
    ]
    assert judge(OLD, NEW).relation is Relation.PARTIAL


def test_one_of_two_things_agreed_on_is_marked_dropped():
    old = "The ministers agreed to hold a rescue drill in the autumn and to open a line between their ports."
    marks = pieces(old, "The ministers agreed to open a line between their ports.")
    assert marks[:2] == [
        ("old", "The ministers agreed to hold a rescue drill in the autumn", ClauseStatus.DROPPED),
        ("old", "and to open a line between their ports.", ClauseStatus.KEPT),
    ]


def test_the_half_that_is_new_is_marked_added():
    statuses = [(side, status) for side, _, status in pieces(NEW, OLD)]
    assert statuses == [("old", ClauseStatus.KEPT), ("new", ClauseStatus.KEPT), ("new", ClauseStatus.ADDED)]


def test_sentences_that_correspond_as_wholes_have_no_marks():
    assert pieces(NEW, NEW.replace("pledged", "promised")) == []


def test_unrelated_sentences_have_no_marks():
    assert pieces("The bank sold its gold.", "Rain fell over the delta.") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We will open two schools; we will close one clinic.", 2),
        ("We reviewed the harbour budget, recognizing that tolls have doubled since spring.", 2),
        ("We reviewed tolls, fees and fares.", 1),
        ("", 0),
        ("3. ", 1),
        ("; ; ;", 0),
    ],
)
def test_where_a_sentence_is_split(text, count):
    assert len(split_clauses(normalise(text))) == count


@pytest.mark.parametrize(
    "text", [OLD, NEW, "• " + OLD + "  ", "A; b, and they c; while the d", "“" + OLD + "”"]
)
def test_clauses_are_in_order_and_do_not_overlap(text):
    places = split_clauses(normalise(text))
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    assert all(text[start:end] == text[start:end].strip() for start, end in places)
