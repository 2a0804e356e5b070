"""From a sentence to its units: what counts in it, in one form for all spellings.

Function words, numbering and words such as 'also' disappear; names, numbers, dates, hedges and
phrases of the word lists become one unit each. Places are those of the text as given, so every
step that folds characters keeps its length.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from tracker.match.relation.lexicon import load
from tracker.match.relation.phrases import phrase_key
from tracker.match.relation.quantity import find_quantities
from tracker.match.relation.units import Kind, Unit
from tracker.match.relation.when import find_times
from tracker.match.relation.words import Gloss, read_words

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
_FREQUENCIES = {words: phrase_key(often) for words, often in load("measures")["frequencies"].items()}
_NUMBERS: dict[str, int] = load("measures")["words"]
_OFTEN = re.compile(
    rf"\b(?:{'|'.join(_FREQUENCIES)}|every\s+(?:other|\w+th|\d+|{'|'.join(_NUMBERS)})\s+"
    r"(?:hour|day|week|month|year)s?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its folded characters (same length) and its units in order."""

    text: str
    folded: str
    units: tuple[Unit, ...]
    glosses: tuple[Gloss, ...]
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
        Unit(m.start(), m.end(), Kind.NUMBER, _often(m.group().lower()), m.group())
        for m in _OFTEN.finditer(masked)
    ]
    masked = _mask(masked, often)
    numbers = find_quantities(masked)
    masked = _mask(masked, numbers)
    negated = [
        Unit(m.start(), m.end(), Kind.NEGATION, "not", m.group()) for m in _CJK_NEGATION.finditer(masked)
    ]
    words, glosses, carriers = read_words(_mask(masked, negated), body)
    units = sorted([*fixed, *often, *numbers, *negated, *words], key=lambda unit: unit.start)
    return Sentence(text, folded, _shown(units, text), glosses, _shown(carriers, text), body)


def _often(words: str) -> str:
    """Return the key of 'every six months', which 'twice a year' shares; figures and number words agree."""
    if words in _FREQUENCIES:
        return _FREQUENCIES[words]
    return " ".join(str(_NUMBERS.get(word, word)) for word in words.removesuffix("s").split())


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
