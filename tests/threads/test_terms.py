from __future__ import annotations

import pytest

from tracker.threads.terms import Rarity, fold, terms


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Ministers’", "minister"),
        ("ministerial", "minister"),
        ("countries", "country"),
        ("Focus", "focus"),
        ("Japan's", "japan"),
        ("its", "its"),
    ],
)
def test_forms_of_a_word_have_one_key(word: str, key: str) -> None:
    assert fold(word) == key


def test_compounds_stay_whole_but_names_of_parties_do_not() -> None:
    assert [t.text for t in terms("a multi-year ARV-BEL plan")] == ["a", "multi-year", "ARV", "BEL", "plan"]


def test_a_word_of_every_sentence_tells_nothing_and_a_rare_one_much() -> None:
    rarity = Rarity([f"the harbour council met {n}" for n in range(20)] + ["the harbour lighthouse"])
    assert rarity.one("harbour") < 0.1
    assert rarity.one("lighthouse") > rarity.needed * 0.8


def test_equal_sentences_count_once() -> None:
    assert Rarity(["a tide gauge"] * 9).needed == Rarity(["a tide gauge"]).needed
