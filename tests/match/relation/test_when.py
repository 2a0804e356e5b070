from itertools import pairwise

import pytest

from tracker.match.relation.when import find_times


@pytest.mark.parametrize(
    "spellings",
    [
        ["Friday, 24 January 2025", "January 24, 2025", "2025-01-24", "the 24th of January 2025"],
        ["the end of December 2025", "end-December 2025"],
        ["second half of 2024", "H2 2024"],
        ["autumn 2027", "the autumn of 2027"],
        ["2025 to 2030", "2025–2030", "2025-2030"],
        ["三月", "3月"],
        ["the third of June 2025", "3 June 2025", "June the 3rd, 2025", "Tue 3 June 2025"],
        ["June 2025", "2025-06", "06/2025", "Jun. 2025"],
        ["the end of 2027", "the end of the year 2027", "year-end 2027"],
        ["the third quarter of 2026", "Q3 2026", "3Q 2026", "2026Q3", "the 3rd quarter of 2026"],
        ["the first half of 2026", "first-half 2026", "the first six months of 2026", "1H 2026"],
        ["fiscal year 2026", "FY2026", "FY26", "the 2026 fiscal year", "financial year 2026"],
        ["the 1990s", "the nineties", "the 1990's"],
        ["2 p.m.", "14:00", "2:00 pm", "1400 hours", "2.00 p.m."],
        ["noon", "12:00", "12 p.m."],
        ["January and February 2026", "January 2026 and February 2026"],
        ["2026-2030", "between 2026 and 2030"],
    ],
)
def test_one_key_for_all_spellings(spellings):
    assert len({tuple(unit.key for unit in find_times(text)) for text in spellings}) == 1
    assert find_times(spellings[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [("this year", "next year"), ("mid-2025", "2025"), ("in March", "in May"),
     ("first half of 2025", "first quarter of 2025"),
     ("Monday", "Tuesday"), ("2 p.m.", "2 a.m."), ("noon", "midnight"), ("FY2026", "2026"),
     ("early 2027", "late 2027"), ("the 1990s", "1990"), ("2025-06", "2025-07"),
     ("연말까지", "내년까지"), ("年末", "来年")],
)  # fmt: skip
def test_other_times_have_other_keys(one, other):
    assert [u.key for u in find_times(one)] != [u.key for u in find_times(other)]


def test_may_the_verb_is_no_month():
    assert find_times("May the parties agree") == []
    assert find_times("the parties may agree") == []


def test_times_do_not_overlap():
    units = find_times("By the end of the first half of 2025 or on Friday, October 25, at 14:30 CET")
    assert all(a.end <= b.start for a, b in pairwise(units))
