"""Reads the verb that begins at a word: its form, its head and its auxiliary, or that there is none."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tracker.annotate.lexicon import verb_classes
from tracker.annotate.predicate import Form
from tracker.language.lemma import Word

_FILE = Path(__file__).with_name("data") / "grammar.toml"
_COORDINATES = frozenset(
    {None, Form.PAST, Form.PERFECT, Form.PASSIVE, Form.COPULA, Form.PRESENT, Form.PARTICIPLE}
)


class Verb(NamedTuple):
    """Form, index of the verb itself, and the auxiliary before it."""

    form: Form
    head: int
    auxiliary: str = ""


@cache
def grammar(name: str) -> frozenset[str]:
    """Return a closed word class by its name in ``data/grammar.toml``."""
    return frozenset(tomllib.loads(_FILE.read_text("utf-8"))[name])


def read_verb(text: str, tokens: Sequence[Word], at: int, before_form: Form | None) -> Verb | None:
    """Return the verb that begins at word ``at``; ``before_form`` is that of the predicate before it."""
    word = tokens[at]
    if at and tokens[at - 1].text == "to":
        return None
    if word.text in grammar("modals"):
        return (
            None if _nominal(tokens, at) else Verb(Form.MODAL, _verb_after(tokens, at, deep=True), word.text)
        )
    if word.text in grammar("have"):
        return _after_have(tokens, at)
    if word.text in grammar("be") or (word.text in grammar("linking") and _may_be_verb(text, tokens, at)):
        return _after_be(tokens, at)
    return _plain(text, tokens, at, before_form)


def is_participle(word: Word) -> bool:
    """Whether the form may be a past participle."""
    return word.finite_past or (len(word.lemmas) > 1 and not word.text.endswith(("s", "ing")))


def _may_be_verb(text: str, tokens: Sequence[Word], at: int) -> bool:
    """Whether no article or preposition stands right before the word and makes it a noun."""
    if at == 0:
        return False
    adjacent = not text[tokens[at - 1].end : tokens[at].start].strip()
    return not (adjacent and tokens[at - 1].text in grammar("before_noun"))


def _nominal(tokens: Sequence[Word], at: int) -> bool:
    """Whether 'will' or 'May' is a noun here."""
    if tokens[at].text == "may":
        return tokens[at].capital
    if tokens[at].text != "will" or not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].text in grammar("before_will_noun") and tokens[at + 1].text in grammar(
        "after_will_noun"
    )


def _verb_after(tokens: Sequence[Word], at: int, *, deep: bool = False) -> int:
    """Return the index of the verb of the auxiliary at ``at``; ``deep`` also passes 'be' and 'have'."""
    passed = grammar("between") | (grammar("auxiliary_forms") if deep else {"been"})
    i = at + 1
    while i < len(tokens) - 1 and (tokens[i].text in passed or tokens[i].text.endswith("ly")):
        i += 1
    return min(i, len(tokens) - 1)


def _after_have(tokens: Sequence[Word], at: int) -> Verb:
    head = _verb_after(tokens, at)
    if is_participle(tokens[head]):
        return Verb(Form.PERFECT, head, tokens[at].text)
    been = next((i for i in range(at + 1, head) if tokens[i].text == "been"), None)
    if been is None:
        return Verb(Form.COPULA, at, tokens[at].text)
    running = tokens[head].text.endswith("ing")
    return Verb(Form.PERFECT if running else Form.COPULA, head if running else been, tokens[at].text)


def _after_be(tokens: Sequence[Word], at: int) -> Verb:
    head = _verb_after(tokens, at)
    if tokens[head].text.endswith("ing") and len(tokens[head].text) > 5:
        return Verb(Form.PROGRESSIVE, head, tokens[at].text)
    if is_participle(tokens[head]):
        return Verb(Form.PASSIVE, head, tokens[at].text)
    return Verb(Form.COPULA, at, tokens[at].text)


def _plain(text: str, tokens: Sequence[Word], at: int, before_form: Form | None) -> Verb | None:
    """Return a verb without auxiliary; it must be one that the lexicon knows."""
    word = tokens[at]
    if not verb_classes(word.text) or (word.capital and at > 0):
        return None
    if at == 0:
        return _opening(tokens)
    previous = tokens[at - 1].text
    gap = text[tokens[at - 1].end : word.start]
    if word.text.endswith("ing"):
        return Verb(Form.PARTICIPLE, at) if set(gap) & {",", ";"} else None
    if previous in grammar("before_noun") and not gap.strip():
        return None
    if word.finite_past or word.text in grammar("irregular_past"):
        return Verb(Form.PAST, at) if _is_past(tokens, at, gap, before_form) else None
    return Verb(Form.PRESENT, at) if _is_present(tokens, at, before_form) else None


def _opening(tokens: Sequence[Word]) -> Verb | None:
    """A verb that opens its paragraph, as in resolutions."""
    word = tokens[0]
    if word.text.endswith("ing"):
        return Verb(Form.PARTICIPLE, 0)
    operative = word.text.endswith("s") and not word.text.endswith("ss")
    return Verb(Form.OPERATIVE, 0) if operative and not _finite_follows(tokens, 0) else None


def _finite_follows(tokens: Sequence[Word], at: int) -> bool:
    """Whether a finite verb or participle stands right behind, so that the word itself is a noun."""
    finite = grammar("modals") | grammar("be") | grammar("have")
    follower = tokens[at + 1] if at + 1 < len(tokens) else None
    return follower is not None and (follower.finite_past or follower.text in finite)


def _is_past(tokens: Sequence[Word], at: int, gap: str, before_form: Form | None) -> bool:
    """Whether a past form is a verb and does not describe a noun ('measures announced at the summit')."""
    if "," in gap and before_form is None:
        return False
    coordinated = "," in gap or tokens[at - 1].text == "and"
    if coordinated and before_form not in _COORDINATES:
        return False
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return following not in grammar("after_reduced_relative") or "meet" in tokens[at].lemmas


def _is_present(tokens: Sequence[Word], at: int, before_form: Form | None) -> bool:
    """Whether a present form agrees with a subject right before it, and is no noun."""
    word, before = tokens[at], tokens[at - 1]
    if before.text == "and":
        return before_form in {Form.PRESENT, Form.OPERATIVE}
    if before.text in grammar("be") | grammar("have"):
        return False
    if word.text.endswith("s") and not word.text.endswith("ss"):
        return (
            not _finite_follows(tokens, at)
            and not before.text.endswith("s")
            and before.text not in {"we", "they"}
        )
    names = before.capital and any(token.text == "and" for token in tokens[max(0, at - 5) : at])
    return names or before.text in grammar("plural_subjects") or before.text.endswith(("s", "ly"))
