import pytest

from tracker.match.relation.align import align
from tracker.match.relation.facts import dice
from tracker.match.relation.normalise import normalise


def aligned(old, new):
    return align(normalise(old).units, normalise(new).units)


def left(old, new):
    alignment = aligned(old, new)
    return [u.text for u in alignment.old_left], [u.text for u in alignment.new_left]


def test_words_that_moved_are_matched():
    assert left("Oslo, Lima and Cairo agreed", "Cairo, Oslo and Lima agreed") == ([], [])


def test_active_and_passive_are_matched():
    assert left("The board approved the budget", "The budget was approved by the board") == ([], [])


def test_an_acronym_is_matched_with_its_words_without_a_word_list():
    assert left("The Harbour Resilience Forum met", "The HRF met") == ([], [])
    assert left("The HRF met", "The Harbour Resilience Forum met") == ([], [])


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("DoD", "Department of Defense"),
        ("BOJ", "Bank of Japan"),
        ("AfDB", "African Development Bank"),
        ("TLTROs", "targeted longer-term refinancing operations"),
        ("R&D", "research and development"),
        ("UNSG", "UN Secretary-General"),
        ("CVBT", "Comprehensive Volcanic-Noise-Ban Treaty"),
    ],
)
def test_acronyms_with_small_letters_small_words_or_a_letter_less(short, long):
    assert left(f"The new {long} matters", f"The new {short} matters") == ([], [])


def test_an_acronym_of_other_words_is_not_matched():
    assert left("The Harbour Resilience Forum met", "The HQX met")[1] == ["HQX"]


def test_words_written_together_are_matched():
    assert left("the small scale fisheries", "the small-scale fisheries") == ([], [])


def test_a_day_without_its_year_is_the_same_day():
    assert left("on June 3", "on June 3, 2023") == ([], [])
    assert left("on June 4", "on June 3, 2023") != ([], [])


def test_a_repeated_word_is_matched_once():
    assert left("force, force and force", "force") == (["force", "force"], [])


def test_gaps_hold_what_stands_between_the_same_neighbours():
    gaps = aligned("Ministers urged rapid talks", "Ministers urged patient talks").gaps
    assert [([u.text for u in g.old], [u.text for u in g.new]) for g in gaps] == [(["rapid"], ["patient"])]


def test_dice_counts_shared_units():
    assert dice(aligned("alpha beta", "alpha gamma")) == 0.5
    assert dice(aligned("", "")) == 1.0
