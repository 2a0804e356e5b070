"""Facts stay within their clause and among their own sort."""

from tracker.match.relation import judge
from tracker.model import ChangeKind


def changes(old, new):
    return judge(old, new).changes


def test_verbs_of_different_clauses_are_no_change_of_strength():
    found = changes(
        "The Ministers agreed to expand the ferry line, and reviewed the harbour plan of the coastal towns.",
        "The Ministers reviewed the harbour plan of the coastal towns, and acknowledged the storm damage.",
    )
    assert not [c for c in found if c.kind is ChangeKind.STRENGTH and c.old == "agreed"]


def test_intensifiers_are_told_as_they_stand():
    (found,) = changes("The Board strongly condemned the theft.", "The Board condemned the theft.")
    assert (found.old, found.new) == ("strongly condemned", "condemned")


def test_a_negation_of_words_that_are_gone_is_not_told_of_the_next_shared_word():
    found = changes(
        "There was no change in their basic position on the canal, which the delegates described at length.",
        "The delegates described their basic position on the canal at length.",
    )
    assert not [c for c in found if c.kind is ChangeKind.NEGATION and c.new == "basic"]


def test_a_place_does_not_take_the_part_of_an_office():
    found = changes(
        "The Secretary welcomed the repair of the sea wall after the long storm season.",
        "They discussed Taiwan and welcomed the repair of the sea wall after the long storm season.",
    )
    assert not [c for c in found if c.old and "Secretary" in c.old and c.new and "Taiwan" in c.new]
