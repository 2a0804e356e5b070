import pytest

from tracker.match.relation.normalise import normalise
from tracker.match.relation.sense import related, same_words


def unit(word):
    (found,) = normalise(f"x {word}").units[1:]
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [("hold", "keep"), ("hold", "convene"), ("inflation", "inflationary"), ("shortage", "scarcity")],
)
def test_words_of_one_sense_or_family_stand_for_each_other(one, other):
    assert related(unit(one), unit(other))
    assert related(unit(other), unit(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("convene", "keep"), ("ships", "aircraft"), ("hopeful", "hopeless"), ("economy", "economist")],
)
def test_senses_are_not_passed_on_and_other_words_are_other_words(one, other):
    assert not related(unit(one), unit(other))


def test_figures_in_names_are_compared_to_the_digit():
    assert not same_words(["G7"], ["G20"])
    assert same_words(["G7"], ["G7"])


def test_comparatives_are_one_in_both_forms():
    assert same_words(["more", "quickly"], ["faster"])
    assert not same_words(["less", "quickly"], ["faster"])
