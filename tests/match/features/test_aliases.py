from __future__ import annotations

from tracker.match.features.aliases import read_aliases
from tracker.match.features.stem import stem


def test_an_explained_abbreviation_maps_to_its_phrase():
    found = read_aliases(["They fund the Coastal Ferry Programme (CFP) until May."])
    assert found == {"CFP": (stem("coastal"), stem("ferry"), stem("programme"))}


def test_small_words_in_between_do_not_count():
    assert read_aliases(["the Convention on the Law of the Lake (CLL)"])["CLL"] == (
        stem("convention"),
        "law",
        "lake",
    )


def test_a_bracket_that_explains_nothing_is_left():
    assert read_aliases(["The ministers agreed (USA) on fish."]) == {}


def test_the_first_explanation_stands():
    texts = ["the River Board (RB)", "the Rescue Boat (RB)"]
    assert read_aliases(texts)["RB"] == (stem("river"), stem("board"))
