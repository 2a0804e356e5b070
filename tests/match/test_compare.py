from __future__ import annotations

import numpy as np
import pytest

from tracker import compare_sentences
from tracker.errors import ModelError
from tracker.match import Side, compare
from tracker.model import Relation

_OLD = [
    "The ministers met in Brod to review the ferry programme.",
    "They agreed to rebuild the harbour wall by the end of 2026.",
    "They deplored the loss of two fishing boats in March.",
]
_NEW = [
    "They agreed to rebuild the harbour wall by the end of 2028.",
    "A levy on plastic crates will be introduced.",
    "The ministers met in Brod to review the ferry programme!",
]


def test_matches_new_and_dropped_account_for_every_sentence(side):
    found = compare(side(_OLD), side(_NEW))
    assert [(m.old, m.new) for m in found.matches] == [(1, 0), (0, 2)]
    assert (found.new, found.dropped) == ((1,), (2,))


def test_equal_words_are_verbatim_with_certainty(side):
    match = compare(side(_OLD), side(_NEW)).matches[1]
    assert (match.relation, match.score) == (Relation.VERBATIM, 1.0)


def test_another_year_is_a_change_with_reasons(side):
    match = compare(side(_OLD), side(_NEW)).matches[0]
    assert match.relation is Relation.CHANGED
    assert 0.5 < match.score < 1
    assert match.changes
    assert match.evidence[0].weight > 0


@pytest.mark.parametrize(("old", "new"), [([], _NEW), (_OLD, []), ([], [])])
def test_an_empty_side_leaves_all_new_or_dropped(side, old, new):
    found = compare(side(old), side(new))
    assert found.matches == ()
    assert found.new == tuple(range(len(new)))
    assert found.dropped == tuple(range(len(old)))


def test_sentences_that_are_all_the_same_match_in_order(side):
    found = compare(side(["We agree."] * 6), side(["We agree."] * 6))
    assert [(m.old, m.new) for m in found.matches] == [(k, k) for k in range(6)]


def test_a_sentence_said_twice_has_no_rival_in_itself(side):
    found = compare(side(_OLD), side([_NEW[0], _NEW[1], _NEW[0]]))
    assert [(m.old, m.new) for m in found.matches] == [(1, 0), (1, 2)]
    assert found.matches[0].score == found.matches[1].score


def test_a_swap_of_sides_finds_the_same_pairs(side):
    there, back = compare(side(_OLD), side(_NEW)), compare(side(_NEW), side(_OLD))
    assert {(m.old, m.new) for m in there.matches} == {(m.new, m.old) for m in back.matches}


def test_a_sentence_of_two_thousand_words(side):
    long = " ".join(f"clause {k} on fisheries and harbours," for k in range(400))
    found = compare(side([long, _OLD[1]]), side([long + " and nets", _NEW[0]]))
    assert [(m.old, m.new) for m in found.matches] == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            ["세 장관은 공급망 협력을 강화하기로 합의했다.", "양국은 어업 협정을 연장하였다."],
            ["장관들은 항만 안전을 논의했다.", "세 장관은 공급망 협력을 더욱 강화하기로 합의했다."],
        ),
        (
            ["三大臣は海洋安全保障の協力を強化することで一致した。", "漁業協定は延長された。"],
            ["港湾の安全が議論された。", "三大臣は海洋安全保障の協力を一層強化することで一致した。"],
        ),
    ],
)
def test_wording_counts_in_scripts_without_spaces(old, new):
    blank = np.full((2, 8), 1.0, dtype=np.float32)
    pairs = {(m.old, m.new) for m in compare(Side(old, blank), Side(new, blank)).matches}
    assert (0, 1) in pairs
    assert (0, 0) not in pairs


def test_punctuation_and_empty_sentences_do_no_harm(side):
    found = compare(side(["", "***", "We agree."]), side(["", "---", "We agree."]))
    assert [(m.old, m.new) for m in found.matches] == [(2, 2)]


def test_vectors_of_two_models_are_refused(side):
    with pytest.raises(ModelError, match="two models"):
        compare(side(_OLD), Side(_NEW, np.ones((3, 7), dtype=np.float32)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "alike"),
    [
        (
            "The Prime Minister will visit Denmark in May.",
            "The Prime Minister may visit Sweden in May.",
            True,
        ),
        (
            "They condemned the shelling of the port.",
            "They expressed concern about the shelling of the port.",
            True,
        ),
        (
            "We will cut emissions by 40 per cent by 2030.",
            "We will cut emissions by 45 per cent by 2035.",
            True,
        ),
        ("Trade grew fast.", "They will meet in Oslo.", False),
        ("Growth has been solid.", "The labour market is tight.", False),
    ],
)
def test_two_single_sentences_are_matched_where_they_speak_of_one_thing(old, new, alike):
    assert bool(compare_sentences([old], [new]).matches) is alike
