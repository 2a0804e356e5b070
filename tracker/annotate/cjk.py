"""Kinds of Korean and Japanese sentences, by the ladder's verbs and a few endings.

There are no labelled sentences to fit a model on, so these are rules: in both languages the last predicate
of a sentence says what it does.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from tracker.annotate.features import Reading
from tracker.language.ladder import strongest
from tracker.model import Kind

_DATA = Path(__file__).with_name("data") / "cjk_kinds.toml"
_BY_FAMILY = {
    "undertaking": Kind.COMMITMENT,
    "modal": Kind.COMMITMENT,
    "stance": Kind.POSITION,
    "appeal": Kind.POSITION,
    "assertion": Kind.POSITION,
    "reception": Kind.POSITION,
}
_CERTAINTY = 0.7
"""Said of every kind that is read by rule; nothing has measured it."""


def is_cjk(text: str) -> bool:
    """Whether most letters of ``text`` are Hangul, kana or Chinese characters."""
    letters = [char for char in text if char.isalpha()]
    return sum(char >= "\u3040" for char in letters) > len(letters) / 2


def cjk_kind(reading: Reading) -> tuple[Kind, float]:
    """Return kind and probability of a Korean or Japanese sentence."""
    endings = _endings()
    if _has(reading.text, endings["commitment"]):
        return Kind.COMMITMENT, _CERTAINTY
    mention = strongest(reading.mentions)
    if mention is not None and mention.family in _BY_FAMILY:
        return _BY_FAMILY[mention.family], _CERTAINTY
    for kind in (Kind.PROCEDURAL, Kind.PROGRESS):
        if _has(reading.text, endings[kind.value]):
            return kind, _CERTAINTY
    return Kind.POSITION, _CERTAINTY


def _has(text: str, forms: tuple[str, ...]) -> bool:
    return any(form in text for form in forms)


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {name: tuple(forms) for name, forms in data.items()}
