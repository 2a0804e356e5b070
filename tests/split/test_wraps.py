from __future__ import annotations

import pytest

from tracker.split.wraps import is_wrapped, join, wrap_width

NOTHING_KNOWN: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("closer coopera-", "tion", "closer cooperation"),
        ("the rules-", "based order", "the rules-based order"),
        ("the Indo-", "Pacific", "the Indo-Pacific"),
        ("the US-", "led talks", "the US-led talks"),
        ("a self-", "imposed limit", "a self-imposed limit"),
        ("real-", "time data", "real-time data"),
        ("mari-", "time law", "maritime law"),
        ("trust \u2014", "and more", "trust \u2014 and more"),
        ("trust\u2014", "and more", "trust\u2014and more"),
        ("coop\u00ad", "eration", "cooperation"),
        ("海洋安全保障に関す", "る協力", "海洋安全保障に関する協力"),
        ("정세를 논의하고 상호", "협력을", "정세를 논의하고 상호 협력을"),
    ],
)
def test_join(left: str, right: str, joined: str) -> None:
    assert join(left, right, NOTHING_KNOWN) == joined


def test_document_decides_about_a_hyphen() -> None:
    assert join("the wide-", "spread use", frozenset({"wide-spread"})) == "the wide-spread use"
    assert join("an air-", "craft", frozenset({"aircraft"})) == "an aircraft"


def test_width_needs_two_breaks_in_mid_sentence() -> None:
    line = "a line of this document that is long enough"
    assert wrap_width([line, "and goes on.", "", "Title", "Another"]) is None
    assert wrap_width([line, line, "and goes on."]) == len(line)


def test_long_lines_are_no_wraps() -> None:
    assert wrap_width(["word " * 80, "goes on " * 40, "and on"]) is None


def test_break_where_the_next_word_would_have_fitted_is_real() -> None:
    assert not is_wrapped("A short title", "Ministers met in May", 70)
    assert is_wrapped(
        "The talks were held between Minister Ilse Marrow of Norland and Peter", "Dunne of Harstad", 70
    )
