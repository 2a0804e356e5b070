from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import tracker.split.lexicon
from tracker.split.classes import _RULES, class_of
from tracker.split.lexicon import lexicon

FILE = Path(tracker.split.lexicon.__file__).with_name("data") / "sentences.toml"


def test_every_abbreviation_has_one_class_and_every_class_a_rule() -> None:
    classes = tomllib.loads(FILE.read_text("utf-8"))["classes"]
    counts = Counter(word for words in classes.values() for word in words)
    assert [word for word, count in counts.items() if count > 1] == []
    assert set(classes) | {"acronym", "initial"} == set(_RULES)


def test_abbreviations_are_single_words_without_their_stop() -> None:
    assert [word for word in lexicon().classes if " " in word or word.endswith(".")] == []


def test_class_of_the_last_part_of_a_word() -> None:
    words = lexicon()
    assert class_of("ROK-U.S", words) == "acronym"
    assert class_of("首相はU.S", words) == "acronym"
    assert class_of("Gen", words) == "title"
    assert class_of("harbour", words) is None
