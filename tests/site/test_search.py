"""The search index: what it holds is what was said, and its files are cut so that they stay small."""

from __future__ import annotations

import json

import pytest

from tracker.site.search import SHARD, base36, cut, fold, script, shard_file, words_of


def test_folding_is_that_of_the_script() -> None:
    assert fold("ÉCOLE Ａ") == "ecole a"
    assert list(words_of("U.S. plan: 50%")) == ["u", "s", "plan", "50"]
    assert list(words_of("共同訓練")) == ["共同", "同訓", "訓練"]


@pytest.mark.parametrize("number", [0, 1, 35, 36, 1295, 10**6])
def test_numbers_read_back(number: int) -> None:
    assert int(base36(number), 36) == number


def test_cut_keeps_every_word_once_and_files_small() -> None:
    words = {f"{a}{b}{n}": "1 2 3" * 20 for a in "abc" for b in "xyz" for n in range(90)} | {"a": "1"}
    files = dict(cut(words))
    assert sum(len(part) for part in files.values()) == len(words)
    assert {w: s for part in files.values() for w, s in part.items()} == words
    assert all(word.startswith(prefix) for prefix, part in files.items() for word in part)
    assert all(sum(len(w) + len(s) for w, s in part.items()) <= SHARD for part in files.values())


def test_data_script_shows_overrides_and_cannot_end_its_element() -> None:
    text = script("words", ["</script>", "\u202e", "\u2028"])
    assert "</script" not in text
    assert "[U+202E]" in text
    assert "\u2028" not in text


def test_file_of_a_prefix_has_a_plain_name() -> None:
    assert shard_file("") == "w-all"
    assert shard_file("共") == "w-5171"


def test_index_finds_every_text(built: dict[str, str]) -> None:
    def data(path: str) -> list[object]:
        return json.loads(built[path].partition("(")[2].rpartition(")")[0])

    words = {w: s for p in built if p.startswith("search/w-") for w, s in data(p)[1].items()}
    texts = [row for p in sorted(built) if p.startswith("search/t-") for row in data(p)[1]]
    for number, row in enumerate(texts):
        for word in set(words_of(row[0])) - {""}:
            steps = [int(step, 36) for step in words[word].split()]
            assert number in {sum(steps[: n + 1]) for n in range(len(steps))} or "U+" in row[0]
