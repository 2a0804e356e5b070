from __future__ import annotations

from tracker.report.words import salient


def test_names_numbers_and_acronyms_are_told_from_other_words() -> None:
    found = salient("They gave EUR 12 million to Bergen for the maps.")
    assert {word for word, names in found.items() if names} == {"eur", "12", "bergen"}
    assert "the" not in found
    assert found["million"] is False


def test_plural_and_possessive_fold_together() -> None:
    assert set(salient("missiles missile missile’s")) == {"missile"}


def test_words_without_spaces_or_capitals_count() -> None:
    assert "합의" in salient("합의 하였다")
