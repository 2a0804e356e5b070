from __future__ import annotations

from tracker.language.keys import text_key


def test_case_punctuation_and_spacing_do_not_matter():
    assert text_key("The  Council—decided,") == text_key("the council “decided”.")


def test_compatibility_forms_are_one():
    assert text_key("ﬁscal ２０２５") == text_key("fiscal 2025")


def test_another_number_is_another_key():
    assert text_key("by 25 points") != text_key("by 50 points")


def test_punctuation_alone_keeps_itself():
    assert text_key(" *** ") == "***"
