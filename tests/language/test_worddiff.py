from __future__ import annotations

import random
import time

import pytest

from tracker.language.worddiff import Op, WordDiff, tokens, word_diff

PAIRS = [
    ("The ministers met in Oslo.", "The four ministers met in Bergen on Monday."),
    ("", "Something new."),
    ("Something old.", ""),
    ("Two  blanks here", "Two blanks here"),
    ("3か国は、訓練を2024年末までに実施する。", "3か国は、訓練を2025年前半に実施する。"),
    ("대표들은 연말까지 훈련을 실시하기로 하였다.", "대표들은 내년 상반기에 훈련을 실시하기로 하였다."),
    ("a_b\tc\u00a0d —e", "a_b c d —f"),
]


def marked(diff: WordDiff) -> str:
    signs = {Op.EQUAL: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "[+{}+]"}
    return "".join(signs[s.op].format(s.text) for s in diff.inline)


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_each_side_is_the_sentence_it_came_from(old: str, new: str) -> None:
    diff = word_diff(old, new)
    assert "".join(s.text for s in diff.old) == old
    assert "".join(s.text for s in diff.new) == new
    assert {s.op for s in diff.old} <= {Op.EQUAL, Op.DELETE}
    assert {s.op for s in diff.new} <= {Op.EQUAL, Op.INSERT}


def test_sides_survive_random_edits() -> None:
    draw = random.Random(7)  # noqa: S311 - test data, not secrets
    words = ["the", "of", "states", "and", "2024", "U.S.", "multi-year", ",", ".", "共同", "訓練を", "합의"]
    for _ in range(300):
        old = " ".join(draw.choices(words, k=draw.randint(0, 25)))
        new = " ".join(draw.choices(words, k=draw.randint(0, 25)))
        diff = word_diff(old, new)
        assert "".join(s.text for s in diff.old) == old
        assert "".join(s.text for s in diff.new) == new


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("by the end of 2024.", "by the end of 2025.", "by the end of [-2024-][+2025+]."),
        ("a multi-year plan", "a multi-month plan", "a [-multi-year-] [+multi-month+] plan"),
        ("rose by 1.25 per cent", "rose by 1.75 per cent", "rose by [-1.25-] [+1.75+] per cent"),
        ("U.S. forces", "U.K. forces", "[-U.S.-] [+U.K.+] forces"),
        ("訓練を実施した。", "訓練を継続した。", "訓練を[-実施-][+継続+]した。"),
    ],
)
def test_no_chunk_is_cut_inside_a_word(old: str, new: str, expected: str) -> None:
    assert marked(word_diff(old, new)) == expected


def test_lone_common_word_between_two_rewritten_halves_is_given_up() -> None:
    old = "They condemned the seizure of civilian vessels"
    new = "Ministers regretted incidents of unlawful boarding"
    assert [s.op for s in word_diff(old, new).old] == [Op.DELETE]


def test_long_common_run_between_changes_is_kept() -> None:
    diff = word_diff("They oppose all attempts to alter it now", "We oppose all attempts to alter it then")
    assert marked(diff) == "[-They-] [+We+] oppose all attempts to alter it [-now-][+then+]"


def test_similarity_tells_equal_from_unrelated() -> None:
    assert word_diff("The same.", "The same.").similarity == 1.0
    assert word_diff("Nothing shared here", "Completely different words").similarity == 0.0


def test_tokens_join_to_the_text() -> None:
    text = "  Don’t cut U.S.–Japan, 日本とU.S. 1,000円!  "
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * 2000, "a x " * 1000),
        ("a b " * 1000, "b a c " * 700),
        ("x" * 10_000, "y" * 10_000),
    ],
)
def test_two_thousand_words_take_no_time(old: str, new: str) -> None:
    start = time.perf_counter()
    word_diff(old, new)
    assert time.perf_counter() - start < 1.0


def test_item_numbers_are_shown_but_not_marked() -> None:
    diff = word_diff("5. They will meet in Oslo.", "4. They will meet in Bergen.")
    assert marked(diff) == "4. They will meet in [-Oslo-][+Bergen+]."
    assert "".join(s.text for s in diff.old) == "5. They will meet in Oslo."
    assert marked(word_diff("5 ships came.", "4 ships came.")).startswith("[-5-]")
