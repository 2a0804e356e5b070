"""Dictionary forms of English verbs, by a few spelling rules and a table of irregular forms.

The rules undo the regular endings (*-s*, *-ed*, *-ing* with doubled consonants and dropped *e*). They
return every form that could be meant, because the caller looks for a known verb among them and needs
no decision: ``lemmas("planned")`` holds both ``plan`` and ``plann``, and only one of them is a word.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_IRREGULAR_FILE = Path(__file__).with_name("data") / "irregular_verbs.toml"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Word(NamedTuple):
    """A word of a text, in lower case, with its place and the dictionary forms it may have."""

    text: str
    start: int
    end: int
    lemmas: frozenset[str]
    capital: bool
    """Whether it is written with a capital letter first."""
    shouted: bool = False
    """Whether it is written in capitals throughout."""

    @property
    def finite_past(self) -> bool:
        """Whether the form ends like a past tense or past participle."""
        return self.text.endswith("ed")


@lru_cache(maxsize=4096)  # a sentence is read for its kind, its strength and its clauses, and said again
def words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` in order; digits and punctuation stand between them."""
    found = []
    for match in _WORD.finditer(text):
        form = match.group().lower().replace("’", "'")
        capital, shouted = match.group()[0].isupper(), len(form) > 1 and match.group().isupper()
        found.append(Word(form, match.start(), match.end(), lemmas(form), capital, shouted))
    return tuple(found)


@cache
def lemmas(form: str) -> frozenset[str]:
    """Return the dictionary forms that ``form`` (lower case) may be an inflection of, itself included."""
    irregular = _irregular().get(form)
    if irregular:
        return frozenset({form, irregular})
    return frozenset({form, *_from_s(form), *_from_past(form), *_from_ing(form)})


def _from_s(form: str) -> tuple[str, ...]:
    if form.endswith("ies") and len(form) > 4:
        return (form[:-3] + "y",)
    if form.endswith("es") and len(form) > 3:
        return (form[:-1], form[:-2])
    if form.endswith("s") and not form.endswith(("ss", "us", "is")) and len(form) > 3:
        return (form[:-1],)
    return ()


def _from_past(form: str) -> tuple[str, ...]:
    if form.endswith("ied") and len(form) > 4:
        return (form[:-3] + "y",)
    if form.endswith("ed") and len(form) > 3:
        return (form[:-1], *_undoubled(form[:-2]))
    return ()


def _from_ing(form: str) -> tuple[str, ...]:
    if form.endswith("ing") and len(form) > 4:
        return (form[:-3] + "e", *_undoubled(form[:-3]))
    return ()


def _undoubled(stem: str) -> tuple[str, ...]:
    """Return the stem, and the stem without its doubled last consonant (``planned`` → ``plan``)."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return (stem, stem[:-1])
    return (stem,)


@cache
def _irregular() -> dict[str, str]:
    loaded: dict[str, str] = tomllib.loads(_IRREGULAR_FILE.read_text("utf-8"))
    return loaded
