from __future__ import annotations

from tracker.match.assign import CROSSED, FIRST, FURTHER, assign


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
