"""Whether a stop ends a sentence: the class of the word before it against the shape of what follows.

The rules are asked in order; the first that has an opinion decides, and a stop on which none has one ends
its sentence. Each looks at a bounded number of characters, so the pass is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tracker.split.case import Case
from tracker.split.classes import class_of, ends_sentence
from tracker.split.scripts import is_hangul, is_kana_or_han

_GOES_ON = frozenset(",;:，、；：)]）」』”’。!?！？…/%")
_LABEL = re.compile(
    r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Za-z가나다라마바사아자차카타파하])[)\]]?"
)
_ITEM = re.compile(r"\((?:[a-z]|[ivx]{1,5})\)")
_ARTICLE = re.compile(
    r"Notes?|N\.B|(?:Article|Section|Chapter|Annex|Part|Paragraph|Principle|Rule) (?:\d{1,3}|[IVXLC]+)"
    r"|제 ?\d{1,3}[조항]"
)
_CAMEL = re.compile(r"[a-z]{1,4}[A-Z]")
_ARTICLED_NAME = re.compile(r"(?:al|el|ad|as|an|at|ul|d|l)[-’'][A-Z]")
_NAME = re.compile(r"[A-Z][\w.’'-]*$")
_SENTENCE_WORD = re.compile(r"[A-Z][a-z]+\b|[AI]$")
_PLAIN_WORD = re.compile(r"[(]?[a-z’'-]{3,}[)%]?|\d+%")
_SHORT_WORD = re.compile(r"[a-z]{2}")
_ADDRESS = re.compile(r"[/@\\]|\w\.\w")
_FIGURE_DATE = re.compile(r"\d\.\s?\d{1,2}$")
_ORDINAL = re.compile(r"\d{1,2}")
_SHORT_FIGURE = re.compile(r"\d{1,2}\.(?!\d)")


def is_boundary(case: Case) -> bool:
    """Decide for one stop outside of quotations and brackets."""
    for rule in _RULES:
        verdict = rule(case)
        if verdict is not None:
            return verdict
    return True


def _punctuation(case: Case) -> bool | None:
    """A comma or the like behind a stop shows that the sentence goes on; so does a dash without a space."""
    first = case.spot.after[0]
    return False if first in _GOES_ON or (first in "-–—" and not case.spot.gap) else None


def _ideographic(case: Case) -> bool | None:
    """。！？ end a sentence unless a particle makes the closed quotation a part of it."""
    if not case.spot.ideographic:
        return None
    if case.spot.closers and case.spot.after.startswith(case.words.japanese_particles):
        return case.spot.after.startswith(case.words.japanese_starters)
    return True


def _korean(case: Case) -> bool | None:
    """Decide before Hangul, where '고 말했다' continues a quotation and a missing space is common."""
    spot = case.spot
    if not is_hangul(case.next_word[:1]):
        return None
    if not spot.gap:
        return not case.after_quote and spot.before.endswith(case.words.korean_finals)
    if case.after_quote:
        return not spot.after.startswith(case.words.korean_particles_spaced)
    if spot.before.isdigit():
        # '2031. 5. 12. 서울에서'
        return _FIGURE_DATE.search(case.text[max(0, spot.stop - 8) : spot.stop]) is None
    return None


def _no_space(case: Case) -> bool | None:
    """Decide where the space behind the stop is missing: 'exercise.They', but not 'Node.js' or an address."""
    spot, word = case.spot, case.next_word
    if spot.gap:
        return None
    if is_kana_or_han(word[:1]):
        return "." not in spot.mark
    if _ADDRESS.search(spot.after.rstrip(".,;")) or _ADDRESS.search(spot.before):
        return False
    if not _SENTENCE_WORD.match(word):
        return False
    if spot.closers or "." not in spot.mark:
        return bool(spot.closers) or len(spot.before) > 2
    if case.starter_follows:
        return len(spot.before) > 2 or spot.before.isdigit() or _SHORT_WORD.fullmatch(spot.before) is not None
    return _PLAIN_WORD.fullmatch(spot.before) is not None


def _lower_case(case: Case) -> bool | None:
    """Lower case goes on, except for '(b)' and names: 'eBay', 'al-Hasan', 'de Vries'."""
    word = case.next_word
    if not word[:1].islower():
        return None
    if class_of(case.spot.before, case.words) is not None:
        return False
    if _ITEM.fullmatch(case.spot.after) or _CAMEL.match(word) or _ARTICLED_NAME.match(word):
        return True
    return word in case.words.particles and case.behind_next.isupper()


def _reported(case: Case) -> bool | None:
    """'“Why now?” President Oban asked.': a name with a verb of saying belongs to its quotation."""
    if "." in case.spot.mark or not case.after_quote:
        return None
    for token in case.text[case.spot.next_start : case.spot.next_start + 80].split()[:6]:
        if token.rstrip(".,:") in case.words.reporting:
            return False
        if not _NAME.match(token):
            break
    return None


def _other_stop(case: Case) -> bool | None:
    """Only a single full stop can belong to an abbreviation or a number."""
    return True if case.spot.mark != "." else None


def _numbering(case: Case) -> bool | None:
    """'1. The Parties …' and 'Article 3. Each Party …': the number belongs to its sentence."""
    if case.spot.stop - case.start > 20 or case.spot.closers or case.spot.mark not in (".", "．"):
        return None
    head = case.text[case.start : case.spot.stop].strip()
    return False if _LABEL.fullmatch(head) or _ARTICLE.fullmatch(head) else None


def _figure_date(case: Case) -> bool | None:
    """'5. 12.' is a date as Koreans write it, unless a sentence begins behind it."""
    date = case.spot.before.isdigit() and _SHORT_FIGURE.match(case.spot.after)
    return False if date and not case.behind_next.isupper() else None


def _ordinal(case: Case) -> bool | None:
    """'am 14. September', 'der 3. Sitzung': figures with a stop are ordinals in German."""
    named = _ORDINAL.fullmatch(case.spot.before) and case.spot.previous in case.words.before_ordinal
    return False if named else None


def _bracketed_word(case: Case) -> bool | None:
    """'Adm. (ret.) Strand': one word in brackets inside a sentence is an abbreviation."""
    opening = case.spot.stop - len(case.spot.before) - 1
    alone = case.spot.closers[:1] in (")", "]") and opening > case.start and case.text[opening] in "(["
    return False if alone else None


def _abbreviation(case: Case) -> bool | None:
    kind = class_of(case.spot.before, case.words)
    return None if kind is None else ends_sentence(kind, case)


def _wide_decimal(case: Case) -> bool | None:
    """'０．１％': the full-width point between two figures."""
    inside = case.spot.mark == "．" and not case.spot.gap
    return False if inside and case.spot.before[-1:].isdigit() and case.spot.after[:1].isdigit() else None


_RULES: tuple[Callable[[Case], bool | None], ...] = (
    _wide_decimal,
    _punctuation,
    _ideographic,
    _numbering,
    _korean,
    _no_space,
    _lower_case,
    _reported,
    _other_stop,
    _figure_date,
    _ordinal,
    _bracketed_word,
    _abbreviation,
)
