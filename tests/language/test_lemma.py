"""Dictionary forms: the right one is among those returned."""

from __future__ import annotations

import pytest

from tracker.language.lemma import lemmas, words


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("decided", "decide"), ("decides", "decide"), ("deciding", "decide"), ("decide", "decide"),
        ("planned", "plan"), ("planning", "plan"), ("committed", "commit"), ("committing", "commit"),
        ("reaffirms", "reaffirm"), ("stresses", "stress"), ("stressed", "stress"), ("urging", "urge"),
        ("identified", "identify"), ("identifies", "identify"), ("sought", "seek"), ("held", "hold"),
        ("undertook", "undertake"), ("is", "be"), ("has", "have"), ("agreed", "agree"), ("agreeing", "agree"),
    ],
)  # fmt: skip
def test_base_form_is_found(form: str, base: str) -> None:
    assert base in lemmas(form)


@pytest.mark.parametrize("form", ["crisis", "status", "this", "was", "bus"])
def test_words_that_only_look_plural_stay(form: str) -> None:
    assert form[:-1] not in lemmas(form)


def test_words_know_their_place_and_case() -> None:
    text = "Ministers’ long-term plan (2031): agreed."
    found = words(text)
    assert [text[w.start : w.end] for w in found] == ["Ministers", "long-term", "plan", "agreed"]
    assert [w.capital for w in found] == [True, False, False, False]
