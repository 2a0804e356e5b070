"""Kinds of things that no table lists, learned from what the sentences of a group promise.

The object of a promise names a thing: 'will establish a joint information *cell*'. Its head is the last word
of the noun phrase after the verb of the promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from tracker.language.acts import act_verbs
from tracker.language.lemma import lemmas
from tracker.model import Kind, Passage
from tracker.threads.tables import determiners, generic_words, heads
from tracker.threads.terms import Term, terms

_VERB_WITHIN = 5
"""First words of a promise in which its verb stands."""
_LONGEST = 8
_SHORTEST = 4
"""Letters of a noun at the least; shorter words are mostly particles ('set up')."""
_END = re.compile(r"[^\s“”\"'’‘-]")


def learn_heads(passages: Iterable[Passage]) -> frozenset[str]:
    """Return the keys of the nouns that commitments promise and that the table does not have."""
    found = set()
    for passage in passages:
        note = passage.annotated
        if note.kind is Kind.COMMITMENT and note.promised:
            head = _object_head(
                note.promised.split(note.deadline.phrase)[0] if note.deadline else note.promised
            )
            if head:
                found.add(head)
    return frozenset(found)


def _object_head(promised: str) -> str | None:
    words = terms(promised)
    verb = next(
        (
            at
            for at, w in enumerate(words[:_VERB_WITHIN])
            if w.text.islower() and lemmas(w.text) & act_verbs()
        ),
        None,
    )
    if verb is None:
        return None
    phrase = _phrase(promised, words[verb:])
    return phrase[-1].key if phrase and _is_new_noun(phrase[-1]) else None


def _phrase(promised: str, words: tuple[Term, ...]) -> list[Term]:
    """Return the noun phrase right after the first of ``words``, without its determiner."""
    phrase: list[Term] = []
    for before, word in pairwise(words[:_LONGEST]):
        if _END.search(promised[before.end : word.start]):
            break
        if word.function and (phrase or word.text.casefold() not in determiners()):
            break
        if not word.function:
            phrase.append(word)
    while phrase and phrase[-1].key in generic_words():
        phrase.pop()  # '… next year'
    return phrase


def _is_new_noun(word: Term) -> bool:
    """A common noun that tells of what kind a thing is; no name, no form in -ing or -ly, no filler."""
    return (
        word.text.islower()
        and len(word.key) >= _SHORTEST
        and not word.key.endswith(("ing", "ly", "ed"))
        and word.key not in heads()
        and word.key not in generic_words()
        and not word.text[0].isdigit()
    )
