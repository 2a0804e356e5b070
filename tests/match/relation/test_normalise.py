from itertools import pairwise

import pytest

from tracker.match.relation.normalise import normalise
from tracker.match.relation.units import Kind


def keys(text):
    return [unit.key for unit in normalise(text).units]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two per cent", "2 percent"),
        ("a quarter", "25 percent"),
        ("1/4 to 1/2 percent", "0.25 to 0.5 percent"),
        ("3 June 2023", "June 3, 2023"),
        ("fourth quarter of 2025", "Q4 2025"),
        ("United Nations Security Council resolutions", "UNSCRs"),
        ("the Republic of Korea", "ROK"),
        ("organising", "organizing"),
        ("doesn't", "does not"),
        ("took the decision", "decided"),
        ("carried out", "conducted"),
        ("２０２５年３月", "2025年3月"),
        ("세 차례", "3차례"),
    ],
)
def test_two_spellings_have_the_same_units(one, other):
    assert keys(one) == keys(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("with preconditions", "without preconditions"),
        ("phase out coal", "phase in coal"),
        ("$5 million", "€5 million"),
        ("5 percent", "5 points"),
        ("will", "may"),
        ("before May", "after May"),
        ("up to 100", "100"),
    ],
)
def test_two_meanings_have_different_units(one, other):
    assert keys(one) != keys(other)


def test_units_stand_where_they_say():
    text = "• The “Republic of Korea” won’t pay US$3.5 billion by 3 June 2023 – 한국은 3차례 합의했다."
    sentence = normalise(text)
    assert [text[u.start : u.end] for u in sentence.units] == [u.text for u in sentence.units]
    assert [u.start for u in sentence.units] == sorted(u.start for u in sentence.units)
    assert all(a.end <= b.start for a, b in pairwise(sentence.units))


def test_numbering_is_left_out():
    assert keys("12. Requests a report") == keys("Requests a report") == keys("(b) Requests a report")


def test_a_number_alone_is_not_taken_for_numbering():
    assert keys("14.") != []


def test_not_later_than_is_no_negation():
    assert Kind.NEGATION not in [u.kind for u in normalise("It ends no later than 3 May 2025.").units]


def test_an_acronym_in_brackets_is_dropped_only_when_the_words_before_explain_it():
    assert keys("the Joint Coastal Watch (JCW)") == keys("the Joint Coastal Watch")
    assert keys("the new framework (JCW)") != keys("the new framework")


def test_us_in_lower_case_is_no_country():
    assert "us" not in keys("They told us about it")
    assert "us" in keys("the US position")


def test_a_contraction_without_its_verb_is_a_negation():
    assert [unit.key for unit in normalise("n't").units] == ["not"]
