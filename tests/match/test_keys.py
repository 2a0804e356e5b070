from __future__ import annotations

from tracker.match.keys import exact_pairs, text_key


def test_case_punctuation_and_spacing_do_not_matter():
    assert text_key("The  Council—decided,") == text_key("the council “decided”.")


def test_compatibility_forms_are_one():
    assert text_key("ﬁscal ２０２５") == text_key("fiscal 2025")


def test_another_number_is_another_key():
    assert text_key("by 25 points") != text_key("by 50 points")


def test_punctuation_alone_keeps_itself():
    assert text_key(" *** ") == "***"


def test_repeated_keys_pair_in_order_one_to_one():
    assert exact_pairs(["a", "b", "a"], ["a", "a", "a"]) == [(0, 0), (2, 1)]


def test_empty_keys_pair_with_nothing():
    assert exact_pairs([""], [""]) == []
