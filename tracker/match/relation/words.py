"""From the words of a sentence to units: names, negations, modals, phrases; function words carry none."""

from __future__ import annotations

import re
from itertools import pairwise

from tracker.language.lemma import lemmas
from tracker.match.relation.fold import fold
from tracker.match.relation.lexicon import (
    ACTION_ENDINGS,
    ASPECT,
    COLLECTIVE,
    FUNCTION,
    LIGHT,
    LIGHT_VERBS,
    MODALS,
    NEGATION,
    PARTIES,
    load,
    wordset,
)
from tracker.match.relation.phrases import ALIAS_OF, SYNONYM_OF, Phrase, phrase_key, phrases_at
from tracker.match.relation.tokens import CJK, DO, Token, tokens_of
from tracker.match.relation.units import Kind, Unit

_KOREAN_PARTICLE = frozenset("은는이가을를의에와과도로고며")
_KANA = re.compile(r"[\u3040-\u309f]")
_LIGHT_VERB_KEYS = frozenset(fold(word) for word in LIGHT_VERBS)
_BOUNDS = {word: phrase_key(phrase) for word, phrase in load("measures")["bounds"].items()}
_DETERMINERS = wordset("the a an this that these those its their his her our")
_AFTER = phrase_key("after")
_NUMBER_AHEAD = re.compile(r"\.?\s?\x00")
_ONLY_CAPITAL = frozenset({"us", "who", "ai"})
_LEAST_ACTION = 4
_GROUPS = COLLECTIVE - {"they", "we"}
_NUMBER_WORDS = frozenset({"no", "nos", "nr", "number", "numbers"})
"""Words that only say that a number follows: 'No. 2', 'number two'."""
Gloss = tuple[str, int, int]
"""Key of a short form and the place of the words it stands for."""


def read_words(text: str, body: int) -> tuple[list[Unit], tuple[Gloss, ...], list[Unit]]:
    """Return the units of ``text`` from its words, its short forms, and the verbs that carry none.

    Null characters stand where something has been read before; ``body`` is where the sentence begins.
    """
    tokens = tokens_of(text)
    keys = [token.key for token in tokens]
    units: list[Unit] = []
    glosses: list[Gloss] = []
    carriers: list[Unit] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        phrase = _phrase(text, tokens, keys, at)
        if phrase:
            if phrase.key:
                last = tokens[at + len(phrase.keys) - 1]
                units.append(Unit(token.start, last.end, phrase.kind, phrase.key, ""))
            at += len(phrase.keys)
            continue
        unit = _special(text, tokens, at) or _unit(token, opening=token.start <= body + 1)
        if unit and unit.kind is Kind.WORD and _is_light_verb(tokens, at):
            carriers.append(unit)
            unit = None
        elif not unit and not ASPECT.isdisjoint(lemmas(token.text.lower())):
            carriers.append(Unit(token.start, token.end, Kind.WORD, SYNONYM_OF.get(token.key, token.key), ""))
        elif not unit and token.text.lower() in _GROUPS:
            carriers.append(Unit(token.start, token.end, Kind.NAME, token.key, ""))
        start = _explained_from(tokens, at) if unit and _is_gloss(text, unit) else None
        if unit and start is not None:
            glosses.append((unit.key, start, unit.start))
        elif unit and unit.key:
            units.append(unit)
        at += 1
    return units, tuple(glosses), carriers


def _phrase(text: str, tokens: list[Token], keys: list[str], at: int) -> Phrase | None:
    """Return the longest phrase at a token that no number or date interrupts."""
    for phrase in phrases_at(keys, at):
        if "\x00" not in text[tokens[at].start : tokens[at + len(phrase.keys) - 1].end]:
            return phrase
    return None


def _special(text: str, tokens: list[Token], at: int) -> Unit | None:
    """Return the unit of a word that its neighbours give another sense; its key may be empty."""
    token = tokens[at]
    low = token.text.lower()
    if low in _BOUNDS:
        return _bound(text, token, _BOUNDS[low])
    if low in _NUMBER_WORDS and _NUMBER_AHEAD.match(text, token.end):
        return Unit(token.start, token.end, Kind.WORD, "", "")
    return _after(tokens, at) if low == "following" else None


def _after(tokens: list[Token], at: int) -> Unit | None:
    """Return 'following' as 'after' where it is a preposition ('following the vote')."""
    token = tokens[at]
    before = tokens[at - 1].text.lower() if at else ""
    behind = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    if before in _DETERMINERS or behind not in _DETERMINERS:
        return None
    return Unit(token.start, token.end, Kind.WORD, _AFTER, "")


def _bound(text: str, token: Token, key: str) -> Unit | None:
    """Return 'over' as 'more than', 'some' as 'about', where a number stands directly behind."""
    if text[token.end : token.end + 3].lstrip(" $€£")[:1] != "\x00":
        return None
    return Unit(token.start, token.end, Kind.QUALIFIER, key, "")


def _is_light_verb(tokens: list[Token], at: int) -> bool:
    """Whether the verb only carries the noun of action within the next three words."""
    if tokens[at].key not in _LIGHT_VERB_KEYS:
        return False
    if at + 1 < len(tokens) and tokens[at + 1].text.lower() == "to":
        return False
    after = [
        token.text.lower().removesuffix("s")
        for last, token in pairwise(tokens[at : at + 4])
        if token.start - last.end == 1
    ]
    return any(len(word) > _LEAST_ACTION and word.endswith(ACTION_ENDINGS) for word in after)


def _unit(token: Token, *, opening: bool) -> Unit | None:
    low = token.text.lower()

    def make(kind: Kind, key: str) -> Unit:
        return Unit(token.start, token.end, kind, key, "")

    if CJK.match(token.text):
        weightless = low in _KOREAN_PARTICLE or token.key == DO or _KANA.match(low)
        return None if weightless else make(Kind.CHAR, token.key)
    if low in NEGATION or low == "n't":
        return make(Kind.NEGATION, "not")
    if low in MODALS or low == "'ll":
        return make(Kind.MODAL, "will" if low in {"shall", "'ll"} else low)
    alias = _alias(token.text)
    if alias:
        return make(Kind.NAME, alias)
    if low in FUNCTION or not LIGHT.isdisjoint(lemmas(low)) or low in COLLECTIVE:
        return None
    if token.text[0].isupper() and (not opening or low in PARTIES or token.text[1:].isupper()):
        return make(Kind.NAME, SYNONYM_OF.get(token.key, token.key))
    return make(Kind.WORD, SYNONYM_OF.get(token.key, token.key))


def _alias(form: str) -> str | None:
    """Return the one key of a name with several spellings; 'us', 'who' and 'ai' only in capitals."""
    low = form.lower()
    if not form.isupper() and (low in FUNCTION or low in _ONLY_CAPITAL):
        return None
    return ALIAS_OF.get(low) or ALIAS_OF.get(low.rstrip("."))


def _is_gloss(text: str, unit: Unit) -> bool:
    """Whether the unit stands alone in brackets: '(PEPP)'."""
    return text[unit.start - 1 : unit.start] == "(" and text[unit.end : unit.end + 1] == ")"


def _explained_from(tokens: list[Token], at: int) -> int | None:
    """Return where the words begin whose initials make the token; null when they do not stand before it.

    A short form of the list of names needs no initials ('UN Refugee Agency (UNHCR)').
    """
    form = re.sub(r"[^A-Z]", "", tokens[at].text)
    if len(form) < 2:
        return None
    before = tokens[max(0, at - 2 * len(form) - 2) : at]
    wanted = list(form)
    for token in reversed(before):
        for part in reversed(token.text.split("-")):
            if wanted and part[:1].upper() == wanted[-1]:
                wanted.pop()
        if not wanted:
            return token.start
    return tokens[at].start if tokens[at].text.lower() in ALIAS_OF else None
