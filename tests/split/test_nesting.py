from __future__ import annotations

import pytest

from tracker.split.nesting import MAX_SPAN, find_nesting


@pytest.mark.parametrize(
    "text",
    [
        "He said “a|b” then",
        'He said "a|b" then',
        "He said 'a|b' then",
        "The owners' ‘a|b’ then",
        "The (a [x|y] b) then",
        "大臣は「a|b」と",
    ],
)
def test_inside_a_pair(text: str) -> None:
    place = text.index("|")
    assert find_nesting(text).inside(place)
    assert not find_nesting(text).inside(len(text))


@pytest.mark.parametrize(
    "text",
    [
        "1) ships and |2) crews",
        "the sailors' union and |the owners' offer",
        "the '90s treaty |isn't it",
        "an “open quotation |without end",
        "it’s ours| and it’s theirs",
    ],
)
def test_marks_without_partner_protect_nothing(text: str) -> None:
    assert not find_nesting(text).inside(text.index("|"))


def test_a_pair_too_far_apart_protects_nothing() -> None:
    text = "(" + "x" * MAX_SPAN + ")"
    assert not find_nesting(text).inside(5)
