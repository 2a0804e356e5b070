from __future__ import annotations

from collections import Counter

from tracker.match.grouping import document_counts, pair_equal, spread


def test_equal_sentences_are_paired_and_not_scored_again():
    left = pair_equal(["We met.", "We agreed."], ["We met!", "We parted."])
    assert left.exact == ((0, 0),)
    assert (left.old, left.new) == (((1,),), ((1,),))


def test_a_surplus_copy_goes_with_the_last_partner():
    assert set(pair_equal(["x"], ["x", "x", "x"]).exact) == {(0, 0), (0, 1), (0, 2)}
    assert set(pair_equal(["x", "x", "x"], ["x", "x"]).exact) == {(0, 0), (1, 1), (2, 1)}


def test_a_sentence_repeated_on_one_side_is_one_group():
    assert pair_equal(["a", "b"], ["c", "c", "d"]).new == ((0, 1), (2,))


def test_an_empty_sentence_is_in_no_group():
    assert pair_equal([""], ["", "a"]).new == ((1,),)


def test_spread_pairs_in_order_and_gives_the_rest_to_the_last():
    assert spread((4,), (7, 9)) == [(4, 7), (4, 9)]
    assert spread((1, 2, 3), (5, 6)) == [(1, 5), (2, 6), (3, 6)]


def test_equal_sentences_count_once_towards_rarity():
    parts = [frozenset("ab"), frozenset("ab"), frozenset("b")]
    assert document_counts(parts, ["k", "k", "m"]) == Counter({"a": 1, "b": 2})


def test_parts_that_only_one_of_two_equal_sentences_has_are_counted():
    parts = [frozenset({"oslo"}), frozenset({"oslo", "the"}), frozenset({"the"})]
    assert document_counts(parts, ["k", "k", "m"]) == Counter({"oslo": 1, "the": 2})
