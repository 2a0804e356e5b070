"""Finds the predicates of an English sentence: auxiliary, tense, verb, subject, main or embedded.

No parser and no model: statements are written in few patterns, and a closed list of auxiliaries, verb
endings and conjunctions finds their verbs well enough to tell 'agreed to hold' from 'held'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.annotate.lexicon import verb_classes
from tracker.annotate.predicate import Form, Predicate
from tracker.annotate.verbs import grammar, is_participle, read_verb
from tracker.language.lemma import Word

_BOUNDARY = re.compile(r"[,;:]|\b(?:and|but|or|that|which|as)\b")
_TAKES_CLAUSE = frozenset({"judging", "undertaking"})
_NO_SUBJECT = frozenset({Form.PARTICIPLE, Form.OPERATIVE})


def predicates(text: str, tokens: Sequence[Word]) -> list[Predicate]:
    """Return the predicates of ``text`` in order; indexes refer to its words ``tokens``."""
    found: list[Predicate] = []
    at = 0
    while at < len(tokens):
        verb = read_verb(text, tokens, at, found[-1].form if found else None)
        if verb is None:
            at += 1
            continue
        after = found[-1].last if found else 0
        start = _clause_start(text, tokens, after, at)
        subject = (start, at) if start < at and verb.form not in _NO_SUBJECT else None
        embedded = _is_embedded(text, tokens, after, start, at)
        found.append(Predicate(verb.form, at, verb.head + 1, verb.head, subject, embedded, verb.auxiliary))
        at = verb.head + 1
    if all(predicate.form is Form.PARTICIPLE for predicate in found):
        found += _unknown_verb(text, tokens)
    return _without_reduced_relatives(text, tokens, found)


def _clause_start(text: str, tokens: Sequence[Word], after: int, at: int) -> int:
    """Return the index of the first word of the clause whose verb stands at ``at``."""
    embedding = grammar("embedding")
    for i in range(at, after, -1):
        gap = text[tokens[i - 1].end : tokens[i].start]
        if set(gap) & {";", ":"}:
            return i
        if tokens[i - 1].text in embedding and not _opens_with_adverbial(text, tokens, i - 1, at):
            return i
        conjunction = i < at and tokens[i].text in grammar("conjunctions")
        if conjunction and (i == at - 1 or "," in text[tokens[i].end : tokens[i + 1].start]):
            return at
        listed = any(token.text in embedding for token in tokens[after:i])
        if conjunction and "," in gap and after > 0 and not listed:
            return i + 1
    return after


def _opens_with_adverbial(text: str, tokens: Sequence[Word], opener: int, at: int) -> bool:
    """Whether the sentence opens with a phrase and no clause ('Since the last meeting, prices have …')."""
    return opener == 0 and "," in text[tokens[0].end : tokens[at].start]


def _is_embedded(text: str, tokens: Sequence[Word], after: int, start: int, at: int) -> bool:
    embedding = grammar("embedding")
    inside = any(
        tokens[i].text in embedding and not _opens_with_adverbial(text, tokens, i, at)
        for i in range(start, at)
    )
    return inside or (start > after and tokens[start - 1].text in embedding)


def _unknown_verb(text: str, tokens: Sequence[Word]) -> list[Predicate]:
    """Return the first past form as predicate when no known verb was found ('The firms merged.')."""
    barred = grammar("before_noun") | grammar("embedding") | {"and"}
    for at in range(1, len(tokens)):
        word, before = tokens[at], tokens[at - 1]
        apart = text[before.end : word.start].strip()
        if is_participle(word) and not word.capital and not apart and before.text not in barred:
            return [Predicate(Form.PAST, at, at + 1, at, (0, at), embedded=False)]
    return []


def _without_reduced_relatives(
    text: str, tokens: Sequence[Word], found: Sequence[Predicate]
) -> list[Predicate]:
    """Drop a past form that only describes the subject of a later verb ('data received since … suggest')."""
    kept: list[Predicate] = []
    for predicate in found:
        earlier = next((p for p in reversed(kept) if not p.embedded), None)
        if earlier and earlier.subject and _describes(text, tokens, earlier, predicate):
            kept = [p for p in kept if p.first < earlier.first]
            kept.append(replace(predicate, subject=(earlier.subject[0], predicate.first)))
        else:
            kept.append(predicate)
    return kept


def _describes(text: str, tokens: Sequence[Word], earlier: Predicate, later: Predicate) -> bool:
    if earlier.form is not Form.PAST or later.embedded or later.form in {Form.PARTICIPLE, Form.PAST}:
        return False
    if later.subject is None or verb_classes(tokens[earlier.head].text) & _TAKES_CLAUSE:
        return False
    return not _BOUNDARY.search(text[tokens[earlier.last - 1].end : tokens[later.first].start])
