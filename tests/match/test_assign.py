from __future__ import annotations

import pytest

from tracker.match.assign import CROSSED, FIRST, FURTHER, LEAST, PRESENT, assign, presence


def test_nothing_improbable_is_matched():
    assert assign([FIRST - 0.01], [0], [0]) == []
    assert assign([FIRST], [0], [0]) == [0]


def test_a_split_needs_two_likely_pairs():
    likely, weak = FURTHER + 0.01, FURTHER - 0.01
    assert assign([0.9, likely], [0, 0], [0, 1]) == [0, 1]
    assert assign([0.9, weak], [0, 0], [0, 1]) == [0]


def test_a_pair_between_two_matched_sentences_is_noise_unless_very_likely():
    pairs = ([0, 1, 0], [0, 1, 1])
    assert assign([0.9, 0.9, CROSSED - 0.01], *pairs) == [0, 1]
    assert assign([0.9, 0.9, CROSSED], *pairs) == [0, 1, 2]


def test_a_weak_pair_never_takes_a_sentence_from_a_strong_one():
    assert assign([0.41, 0.95], [0, 0], [0, 1]) == [1]


def test_ties_go_to_the_earlier_sentences():
    assert assign([0.4, 0.4], [1, 0], [0, 0]) == [1]


def test_a_sentence_that_likely_has_some_match_keeps_its_best_pair():
    """Three halves of a chance are more than one: the sentence is not new, whichever it is."""
    assert FIRST > 0.35 > LEAST
    assert assign([0.35], [0], [0]) == []
    assert assign([0.35, 0.31, 0.31], [0, 1, 2], [0, 0, 0]) == [0]
    assert assign([0.35, 0.31, 0.31], [0, 0, 0], [0, 1, 2]) == [0]


def test_what_is_hardly_possible_is_not_matched_however_many_rivals():
    assert assign([LEAST - 0.01] * 9, list(range(9)), [0] * 9) == []


def test_a_sentence_whose_partner_is_taken_needs_more_presence():
    taken = ([0.9, 0.4, 0.2], [0, 1, 1], [0, 0, 1])
    assert PRESENT < presence(taken[0], taken[1])[1] < PRESENT + 0.1
    assert assign(*taken) == [0]
    assert assign([0.9, 0.4, 0.29], *taken[1:]) == [0, 1]


def test_presence_is_the_chance_of_any_match():
    assert presence([0.5, 0.5, 0.2], [3, 3, 7]) == pytest.approx({3: 0.75, 7: 0.2})


def test_a_near_stranger_does_not_join_a_certain_pair():
    assert assign([0.997, 0.59], [0, 1], [0, 0]) == [0]
    assert assign([0.9, 0.59], [0, 1], [0, 0]) == [0, 1]
