"""Finds the predicates of an English sentence: auxiliary, tense, verb, subject, main or embedded.

No parser and no model: statements are written in few patterns, and a closed list of auxiliaries, verb
endings and conjunctions finds their verbs well enough to tell 'agreed to hold' from 'held'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.annotate.lexicon import verb_classes
from tracker.language.lemma import Word, words


class Form(StrEnum):
    """The form of a predicate, as far as its auxiliaries and ending show it."""

    MODAL = "modal"
    PERFECT = "perfect"
    PROGRESSIVE = "progressive"
    PASSIVE = "passive"
    COPULA = "copula"
    PAST = "past"
    PRESENT = "present"
    PARTICIPLE = "participle"
    """Without subject: 'condemning …', or a resolution's 'Recalling …'."""
    OPERATIVE = "operative"
    """Without subject, opening a paragraph of a resolution: '3. Extends …'."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with its auxiliaries: ``words[first:last]``; ``head`` is the index of the verb itself."""

    form: Form
    first: int
    last: int
    head: int
    subject: tuple[int, int] | None
    """Range of words of its subject; null where it has none of its own."""
    embedded: bool
    """Inside 'that …', 'which …', 'as …', and the like."""
    auxiliary: str = ""


_MODALS = frozenset(
    {"will", "shall", "would", "should", "may", "can", "could", "must", "might", "cannot", "we'll", "they'll"}
)
_BE = frozenset({"is", "are", "was", "were", "am", "we're", "they're"})
_LINKING = frozenset({"remain", "remains", "remained", "stand", "stands", "stood", "stay", "stays", "stayed"})
_HAVE = frozenset({"has", "have", "had", "we've", "they've"})
_SKIP = frozenset(
    {
        "not",
        "also",
        "further",
        "once",
        "again",
        "never",
        "now",
        "still",
        "only",
        "together",
        "therefore",
        "both",
        "all",
        "too",
        "already",
        "always",
        "thus",
        "soon",
        "then",
        "even",
        "ever",
        "today",
        "either",
        "jointly",
    }
)
_EMBEDDING = frozenset(
    {
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "where",
        "when",
        "if",
        "because",
        "while",
        "since",
        "although",
        "though",
        "as",
        "whether",
        "how",
        "what",
        "until",
        "unless",
        "once",
        "whenever",
        "whereby",
        "after",
        "before",
        "so",
    }
)
_NOT_VERB_AFTER = frozenset({
    "a", "an", "the", "this", "these", "those", "its", "their", "our", "his", "her", "of", "for", "in", "on", "at", "with", "by", "from", "to", "under", "through", "into",
    "no", "any", "each", "every", "some", "such", "more", "other", "between", "against", "including", "regarding", "toward", "towards", "among", "as", "further", "joint", "strong", "new", "first", "second", "third", "annual", "and",
})  # fmt: skip
_IRREGULAR_PAST = frozenset(
    {
        "met",
        "held",
        "took",
        "made",
        "began",
        "led",
        "said",
        "saw",
        "built",
        "gave",
        "set",
        "sought",
        "kept",
        "stood",
        "undertook",
        "brought",
        "came",
        "left",
        "put",
        "chose",
        "heard",
    }
)


def predicates(text: str, tokens: Sequence[Word] | None = None) -> list[Predicate]:
    """Return the predicates of ``text`` in order. Word indexes refer to ``words(text)``."""
    tokens = words(text) if tokens is None else tokens
    found: list[Predicate] = []
    at = 0
    while at < len(tokens):
        reading = _read(text, tokens, at, found[-1].form if found else None)
        if reading is None:
            at += 1
            continue
        form, head, auxiliary = reading
        after = found[-1].last if found else 0
        start = _clause_start(text, tokens, after, at)
        embedded = any(tokens[i].text in _EMBEDDING for i in range(start, at)) or (
            start > 0 and start > after and tokens[start - 1].text in _EMBEDDING
        )
        subject = (start, at) if start < at and form not in {Form.PARTICIPLE, Form.OPERATIVE} else None
        found.append(Predicate(form, at, head + 1, head, subject, embedded, auxiliary))
        at = head + 1
    if not any(predicate.form is not Form.PARTICIPLE for predicate in found):
        found += _unknown_verb(text, tokens)
    return _without_reduced_relatives(text, tokens, found)


def _unknown_verb(text: str, tokens: Sequence[Word]) -> list[Predicate]:
    """Return the first past form as predicate when no known verb was found ('The firms merged.')."""
    for at in range(1, len(tokens)):
        word, before = tokens[at], tokens[at - 1]
        apart = text[before.end : word.start].strip()
        past = word.finite_past or (len(word.lemmas) > 1 and not word.text.endswith(("s", "ing")))
        if past and not word.capital and not apart and before.text not in _NOT_VERB_AFTER | _EMBEDDING:
            return [Predicate(Form.PAST, at, at + 1, at, (0, at), embedded=False)]
    return []


def _without_reduced_relatives(
    text: str, tokens: Sequence[Word], found: Sequence[Predicate]
) -> list[Predicate]:
    """Drop a past form that only describes the subject of the verb behind it ('data received since … suggest')."""
    kept: list[Predicate] = []
    for predicate in found:
        earlier = next((p for p in reversed(kept) if not p.embedded), None)
        if (
            earlier is not None
            and earlier.subject is not None
            and _describes(text, tokens, earlier, predicate)
        ):
            subject = (earlier.subject[0], predicate.first)
            kept = [p for p in kept if p.first < earlier.first]
            predicate = replace(predicate, subject=subject)
        kept.append(predicate)
    return kept


def _describes(text: str, tokens: Sequence[Word], earlier: Predicate, later: Predicate) -> bool:
    if earlier.form is not Form.PAST or later.embedded or later.form in {Form.PARTICIPLE, Form.PAST}:
        return False
    if verb_classes(tokens[earlier.head].text) & {"judging", "undertaking"}:
        return False
    between = text[tokens[earlier.last - 1].end : tokens[later.first].start]
    return later.subject is not None and not re.search(r"[,;:]|\b(?:and|but|or|that|which|as)\b", between)


def _read(
    text: str, tokens: Sequence[Word], at: int, before_form: Form | None
) -> tuple[Form, int, str] | None:
    """Return form, index of the verb and auxiliary when a predicate begins at ``at``."""
    word = tokens[at]
    before = tokens[at - 1] if at else None
    if before is not None and before.text == "to":
        return None
    if word.text in _MODALS and not (word.text in {"may", "will"} and _nominal(text, tokens, at)):
        return Form.MODAL, _verb_after(tokens, at, skip_be=True), word.text
    if word.text in _HAVE:
        return _after_have(tokens, at)
    if word.text in _BE or (word.text in _LINKING and not _plural_noun_before(text, tokens, at)):
        return _after_be(tokens, at)
    return _plain(text, tokens, at, before_form)


def _plural_noun_before(text: str, tokens: Sequence[Word], at: int) -> bool:
    """Whether a form like 'stands' is a noun here ('their stands', 'in stays')."""
    adjacent = at > 0 and not text[tokens[at - 1].end : tokens[at].start].strip()
    return at == 0 or (adjacent and tokens[at - 1].text in _NOT_VERB_AFTER)


def _nominal(text: str, tokens: Sequence[Word], at: int) -> bool:
    if tokens[at].text == "may":
        return tokens[at].capital
    return (
        at > 0
        and tokens[at - 1].text in {"strong", "political", "the", "their", "abiding", "our"}
        and (at + 1 < len(tokens) and tokens[at + 1].text in {"and", "of", "to"})
    )


def _verb_after(tokens: Sequence[Word], at: int, *, skip_be: bool = False) -> int:
    """Return the index of the verb that an auxiliary at ``at`` belongs to."""
    skipped = _SKIP | ({"be", "been", "have", "being"} if skip_be else {"been"})
    i = at + 1
    while i < len(tokens) - 1 and (tokens[i].text in skipped or tokens[i].text.endswith("ly")):
        i += 1
    return min(i, len(tokens) - 1)


def _after_have(tokens: Sequence[Word], at: int) -> tuple[Form, int, str] | None:
    head = _verb_after(tokens, at)
    if _is_participle(tokens[head]):
        return Form.PERFECT, head, tokens[at].text
    return Form.COPULA, at, tokens[at].text


def _after_be(tokens: Sequence[Word], at: int) -> tuple[Form, int, str] | None:
    head = _verb_after(tokens, at)
    if tokens[head].text.endswith("ing") and len(tokens[head].text) > 5:
        return Form.PROGRESSIVE, head, tokens[at].text
    if _is_participle(tokens[head]):
        return Form.PASSIVE, head, tokens[at].text
    return Form.COPULA, at, tokens[at].text


def _is_participle(word: Word) -> bool:
    return word.finite_past or (len(word.lemmas) > 1 and not word.text.endswith(("s", "ing")))


def _plain(
    text: str, tokens: Sequence[Word], at: int, before_form: Form | None
) -> tuple[Form, int, str] | None:
    word = tokens[at]
    if not verb_classes(word.text) or (word.capital and at > 0):
        return None
    previous = tokens[at - 1].text if at else ""
    gap = text[tokens[at - 1].end : word.start] if at else ""
    if word.text.endswith("ing"):
        opens = at == 0 or ("," in gap or ";" in gap)
        return (Form.PARTICIPLE, at, "") if opens else None
    if at == 0:
        operative = word.text.endswith("s") and not word.text.endswith("ss")
        return (Form.OPERATIVE, at, "") if operative else None
    if previous in _NOT_VERB_AFTER - {"and"} and not gap.strip():
        return None
    if word.finite_past or word.text in _IRREGULAR_PAST:
        apposed = "," in gap and before_form is None
        return None if apposed or _reduced_relative(tokens, at) else (Form.PAST, at, "")
    return (Form.PRESENT, at, "") if _present(tokens, at, previous, before_form) else None


def _reduced_relative(tokens: Sequence[Word], at: int) -> bool:
    """Whether a past form only describes the noun before it ('measures announced at the summit')."""
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return (
        following in {"by", "at", "in", "during", "under", "from", "last"} and "meet" not in tokens[at].lemmas
    )


def _present(tokens: Sequence[Word], at: int, previous: str, before_form: Form | None) -> bool:
    word = tokens[at]
    if previous == "and":
        return before_form in {Form.PRESENT, Form.OPERATIVE}
    if word.text.endswith("s") and not word.text.endswith("ss"):
        follower = tokens[at + 1] if at + 1 < len(tokens) else None
        noun = follower is not None and (follower.finite_past or follower.text in _MODALS | _BE | _HAVE)
        return not noun and not previous.endswith("s") and previous not in {"we", "they"}
    names = tokens[at - 1].capital and "and" in {token.text for token in tokens[max(0, at - 5) : at]}
    return names or previous in {"we", "they", "you", "i", "who", "also"} or previous.endswith(("s", "ly"))


def _clause_start(text: str, tokens: Sequence[Word], after: int, at: int) -> int:
    """Return the index of the first word of the clause whose verb stands at ``at``."""
    start = after
    for i in range(at, after, -1):
        gap = text[tokens[i - 1].end : tokens[i].start]
        if ";" in gap or ":" in gap or tokens[i - 1].text in _EMBEDDING:
            return i
        conjunction = tokens[i].text in {"and", "but", "or"}
        if conjunction and i == at - 1:
            return at
        listed = any(token.text in _EMBEDDING for token in tokens[after:i])
        if conjunction and "," in gap and after > 0 and not listed:
            return i + 1
    return start
