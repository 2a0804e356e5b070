from __future__ import annotations

import pytest

from tracker.match.features.stem import stem
from tracker.match.features.words import profile


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cooperate", "cooperation"),
        ("normalising", "normalization"),
        ("strengthening", "strengthened"),
        ("launch", "launches"),
        ("commitment", "commitments"),
        ("resilient", "resilience"),
    ],
)
def test_forms_of_a_word_meet(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["news", "2025", "한국어", "bus"])
def test_short_words_digits_and_other_scripts_stay(word):
    assert stem(word) == word


def test_function_words_are_no_content():
    assert profile("We will be in the harbour", {}).stems == {"harbour"}


def test_names_are_capitalised_words_after_the_first_and_capitals():
    assert profile("NATO and ministers met in Lisbon", {}).names == {"nato", stem("lisbon")}


def test_numbers_keep_their_separators():
    assert profile("raise 1,500 by 2.5 percent", {}).numbers == {"1,500", "2.5"}


def test_an_abbreviation_stands_for_its_phrase():
    aliases = {"RHP": ("river", "health", "plan")}
    assert profile("The RHP continues", aliases).stems >= {"river", "health", "plan"}


@pytest.mark.parametrize(
    ("one", "other", "unrelated"),
    [
        (
            "세 장관은 공급망 협력을 강화하기로 합의했다",
            "장관들은 공급망 협력 강화에 합의하였다",
            "날씨가 매우 춥다",
        ),
        ("三大臣は海洋安全保障の協力を確認した", "海洋安全保障協力を三大臣が再確認", "今日は雨が降る"),
    ],
)
def test_scripts_without_spaces_share_character_pairs(one, other, unrelated):
    first = profile(one, {})
    assert len(first.stems & profile(other, {}).stems) >= 3
    assert len(first.grams & profile(other, {}).grams) > len(first.grams & profile(unrelated, {}).grams)


def test_a_possessive_is_its_noun():
    assert profile("the Council’s view", {}).stems == profile("the Council view", {}).stems


def test_nothing_comes_of_nothing():
    assert profile("", {}).length == 0
