"""From a sentence to its units: what counts in it, in one form for all spellings.

Function words, numbering and words such as 'also' disappear; names, numbers, dates, hedges and
phrases of the word lists become one unit each. Places are those of the text as given, so every
step that folds characters keeps its length.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
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
from tracker.match.relation.quantity import find_quantities
from tracker.match.relation.tokens import CJK, DO, Token, tokens_of
from tracker.match.relation.units import Kind, Unit
from tracker.match.relation.when import find_times

_CHARS = str.maketrans(
    dict.fromkeys("‘’ʼ＇`", "'")
    | dict.fromkeys("“”„«»「」『』", '"')
    | dict.fromkeys("‐‑‒–—―−－", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000・·", " ")
)
_NUMBERING = re.compile(r"\s*(?:[•·▪◦*\-○□■]\s+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+)*", re.IGNORECASE)
_CJK_NEGATION = re.compile(
    r"지\s?않|지\s?못|지\s?아니|지\s?말|(?<=\s)(?:안|못)(?=\s)|없[는다이었음을]|아니[다라며었]|아닌"
    r"|ない(?=$|[。、\s]|こ|と|で|よ|た|も|わ|が|方|旨)|なかった|なく(?=て|、|な)|ません|(?<=[せさらわかがたなば])ず(?=$|[。、に])|ぬ(?=$|[。、])"
)
_KOREAN_PARTICLE = frozenset("은는이가을를의에와과도로고며")
_KANA = re.compile(r"[\u3040-\u309f]")
_HANGUL_CHAR = re.compile(r"[\uac00-\ud7af]")
_LIGHT_VERB_KEYS = frozenset(fold(word) for word in LIGHT_VERBS)
_MEASURES = load("measures")
_BOUNDS = {word: phrase_key(phrase) for word, phrase in _MEASURES["bounds"].items()}
_FREQUENCIES = {words: phrase_key(often) for words, often in _MEASURES["frequencies"].items()}
_OFTEN = re.compile(rf"\b(?:{'|'.join(_FREQUENCIES)})\b", re.IGNORECASE)
_DETERMINERS = wordset("the a an this that these those its their his her our")
_AFTER = phrase_key("after")
_NUMBER_AHEAD = re.compile(r"\.?\s?\x00")
_ONLY_CAPITAL = frozenset({"us", "who", "ai"})
_LEAST_ACTION = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its folded characters (same length) and its units in order."""

    text: str
    folded: str
    units: tuple[Unit, ...]
    glosses: tuple[tuple[str, int, int], ...]
    """Short forms in brackets, as keys, with the place of the words they stand for."""
    carriers: tuple[Unit, ...]
    """Verbs left out because they only carry a noun of action ('held talks') or say 'still' ('continues')."""
    body: int
    """Where the sentence begins behind its number or bullet."""


def normalise(text: str) -> Sentence:
    """Read the units of one sentence; linear in its length."""
    folded, body = open_up(text)
    blank = " " * body + folded[body:]
    fixed = find_times(blank)
    masked = _mask(blank, fixed)
    often = [
        Unit(m.start(), m.end(), Kind.WORD, _FREQUENCIES[m.group().lower()], m.group())
        for m in _OFTEN.finditer(masked)
    ]
    masked = _mask(masked, often)
    numbers = find_quantities(masked)
    masked = _mask(masked, numbers)
    negated = [
        Unit(m.start(), m.end(), Kind.NEGATION, "not", m.group()) for m in _CJK_NEGATION.finditer(masked)
    ]
    words, glosses, carriers = _words(_mask(masked, negated), body)
    units = sorted([*fixed, *often, *numbers, *negated, *words], key=lambda unit: unit.start)
    return Sentence(text, folded, _shown(units, text), glosses, _shown(carriers, text), body)


def _shown(units: list[Unit], text: str) -> tuple[Unit, ...]:
    return tuple(Unit(u.start, u.end, u.kind, u.key, text[u.start : u.end], u.unit, u.first) for u in units)


def open_up(text: str) -> tuple[str, int]:
    """Return the folded text and where it begins behind its number or bullet."""
    folded = fold_characters(text)
    numbering = _NUMBERING.match(folded)
    body = numbering.end() if numbering else 0
    return folded, body if body < len(folded.rstrip()) else 0


def fold_characters(text: str) -> str:
    """Fold quotes, dashes, spaces and full-width forms, one character for one."""
    folded = text.translate(_CHARS)
    if folded.isascii():
        return folded
    return "".join(c if c.isascii() else _narrow(c) for c in folded)


def _narrow(char: str) -> str:
    form = unicodedata.normalize("NFKC", char)
    return form if len(form) == 1 and not ("가" <= char <= "힣") else char


def _mask(text: str, units: list[Unit]) -> str:
    """Blot out what has been read, so that no later step reads it again."""
    parts, at = [], 0
    for unit in units:
        parts += [text[at : unit.start], "\x00" * (unit.end - unit.start)]
        at = unit.end
    return "".join([*parts, text[at:]])


Gloss = tuple[str, int, int]


def _words(text: str, body: int) -> tuple[list[Unit], tuple[Gloss, ...], list[Unit]]:
    tokens = tokens_of(text)
    keys = [token.key for token in tokens]
    units: list[Unit] = []
    glosses: list[Gloss] = []
    carriers: list[Unit] = []
    at = 0
    while at < len(tokens):
        phrase = _phrase(text, tokens, keys, at)
        if phrase:
            last = tokens[at + len(phrase.keys) - 1]
            if phrase.key:
                units.append(Unit(tokens[at].start, last.end, phrase.kind, phrase.key, ""))
            at += len(phrase.keys)
            continue
        if _introduces_number(text, tokens[at]):
            at += 1
            continue
        unit = (
            _bound(text, tokens[at])
            or _after(tokens, at)
            or _unit(tokens[at], opening=tokens[at].start <= body + 1)
        )
        if unit and unit.kind is Kind.WORD and _is_light_verb(tokens, at):
            carriers.append(unit)
            unit = None
        start = _explained_from(tokens, at) if unit and _is_gloss(text, unit) else None
        if unit and start is not None:
            glosses.append((unit.key, start, unit.start))
        elif unit:
            units.append(unit)
        elif not ASPECT.isdisjoint(lemmas(tokens[at].text.lower())):
            key = SYNONYM_OF.get(tokens[at].key, tokens[at].key)
            carriers.append(Unit(tokens[at].start, tokens[at].end, Kind.WORD, key, ""))
        at += 1
    return units, tuple(glosses), carriers


def _phrase(text: str, tokens: list[Token], keys: list[str], at: int) -> Phrase | None:
    """Return the longest phrase at a token that no number or date interrupts."""
    for phrase in phrases_at(keys, at):
        if "\x00" not in text[tokens[at].start : tokens[at + len(phrase.keys) - 1].end]:
            return phrase
    return None


def _after(tokens: list[Token], at: int) -> Unit | None:
    """Return 'following' as 'after' where it is a preposition ('following the vote')."""
    token = tokens[at]
    if token.text.lower() != "following" or at + 1 == len(tokens):
        return None
    before = tokens[at - 1].text.lower() if at else ""
    if before in _DETERMINERS or tokens[at + 1].text.lower() not in _DETERMINERS:
        return None
    return Unit(token.start, token.end, Kind.WORD, _AFTER, "")


def _introduces_number(text: str, token: Token) -> bool:
    """Whether the word only says that a number follows: 'No. 2', 'number two'."""
    return token.text.lower() in {"no", "nos", "nr", "number"} and bool(_NUMBER_AHEAD.match(text, token.end))


def _bound(text: str, token: Token) -> Unit | None:
    """Return 'over' as 'more than', 'some' as 'about', where a number stands directly behind."""
    key = _BOUNDS.get(token.text.lower())
    if key is None or text[token.end : token.end + 3].lstrip(" $€£")[:1] != "\x00":
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


def index_at(units: tuple[Unit, ...], place: int) -> int:
    """Return how many units begin at or before ``place``."""
    return bisect_right([unit.start for unit in units], place)
