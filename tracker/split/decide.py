"""Whether a stop ends a sentence: the class of the word before it against the shape of what follows.

The rules are asked in order; the first that has an opinion decides. Each looks at a bounded number of
characters, so the whole pass is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tracker.split.candidates import Candidate
from tracker.split.lexicon import Lexicon
from tracker.split.nesting import QUOTE_CLOSERS
from tracker.split.scripts import is_hangul, is_kana_or_han

_CONTINUES = frozenset(",;:，、；：)]）」』”’。!?！？…/%")
_OPENING = "“„‘«「『(（[【《〈〔\"'¿¡"
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]{1,2}")
_LABEL = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Za-z])[)\]]?")
_ARTICLE = re.compile(
    r"(?:Article|Section|Chapter|Annex|Part|Paragraph|Principle|Rule|제) ?(?:\d{1,3}|[IVXLC]+)[조항]?"
)
_NUMBERISH = re.compile(r"[(\[]?(?:[A-Z]{0,3}[-/]?\d|[IVXLC]+\b|[A-Za-z](?:[).,;-]|$))")
_CAMEL = re.compile(r"[a-z]{1,4}[A-Z]")
_ARTICLED_NAME = re.compile(r"(?:al|el|ad|as|an|at|ul|d|l)[-’'][A-Z]")
_NAME_WORD = re.compile(r"[A-Z][\w.’'-]*$")
_DAY = re.compile(r"\d{1,2}\.?")

Rule = Callable[[Candidate, str, int, Lexicon], "bool | None"]
"""Candidate, text, start of the current sentence, word lists → boundary, none, or no opinion."""


def is_boundary(candidate: Candidate, text: str, start: int, words: Lexicon) -> bool:
    """Decide for one stop outside of quotations and brackets.

    ``start`` is where the current sentence begins: a figure or letter that stands alone there numbers it.
    """
    for rule in _RULES:
        verdict = rule(candidate, text, start, words)
        if verdict is not None:
            return verdict
    return True


def opens_sentence(token: str, words: Lexicon) -> bool:
    """Whether ``token`` is a word that opens sentences far more often than names."""
    bare = token.lstrip(_OPENING)
    return re.split(r"[’',;:.]", bare, maxsplit=1)[0] in words.starters


def _punctuation_goes_on(spot: Candidate, text: str, start: int, words: Lexicon) -> bool | None:
    first = spot.after[0]
    if first in _CONTINUES:
        return False
    if first in "-–—" and not spot.gap:
        return False
    return None


def _ideographic_stop(spot: Candidate, text: str, start: int, words: Lexicon) -> bool | None:
    if not spot.ideographic:
        return None
    quoted = bool(spot.closers) and spot.closers[-1] in QUOTE_CLOSERS
    if quoted and spot.after.startswith(words.japanese_particles):
        return spot.after.startswith(words.japanese_starters)
    return True


def _korean(spot: Candidate, text: str, start: int, words: Lexicon) -> bool | None:
    if not is_hangul(spot.after.lstrip(_OPENING)[:1]):
        return None
    quoted = bool(spot.closers) and spot.closers[-1] in QUOTE_CLOSERS
    if quoted and spot.gap:
        return not spot.after.startswith(words.korean_particles_spaced)
    if spot.gap:
        if spot.before.isdigit():
            return not _in_figure_date(spot, text)
        return None
    return not quoted and spot.before.endswith(words.korean_finals)


def _in_figure_date(spot: Candidate, text: str) -> bool:
    """Whether the stop belongs to a date written '2031. 5. 12.'."""
    return re.search(r"\d\.\s?\d{1,2}$", text[max(0, spot.stop - 8) : spot.stop]) is not None


def _no_space(spot: Candidate, text: str, start: int, words: Lexicon) -> bool | None:
    """Decide where the space behind the stop is missing: 'exercise.They'."""
    if spot.gap:
        return None
    bare = spot.after.lstrip(_OPENING)
    if is_kana_or_han(bare[:1]):
        return "." not in spot.mark
    if re.search(r"[/@\\]|\w\.\w", spot.after.rstrip(".,;")) or re.search(r"[/@\\.:]", spot.before):
        return False
    if not re.match(r"[A-Z][a-z]+\b|[AI] ", bare + " "):
        return False
    if spot.closers or "." not in spot.mark or opens_sentence(bare, words):
        return bool(spot.closers) or len(spot.before) > 2 or spot.before.isdigit()
    return re.fullmatch(r"[(]?[a-z’'-]{3,}[)%]?|\d+%", spot.before) is not None


def _lower_case_goes_on(spot: Candidate, text: str, start: int, words: Lexicon) -> bool | None:
    bare = spot.after.lstrip(_OPENING)
    if not bare[:1].islower():
        return None
    if _word_class(spot.before, words) is not None or _ACRONYM.fullmatch(spot.before):
        return False
    if _CAMEL.match(bare) or _ARTICLED_NAME.match(bare):
        return True
    behind = text[spot.next_start + len(spot.after) : spot.next_start + len(spot.after) + 2].lstrip()
    return bare in words.particles and behind[:1].isupper()


def _reported_question(spot: Candidate, text: str, start: int, words: Lexicon) -> bool | None:
    """Decide '“Why now?” President Oban asked.': a name and a verb of saying belong to the quotation."""
    if "." in spot.mark or not spot.closers or spot.closers[-1] not in QUOTE_CLOSERS:
        return None
    for token in text[spot.next_start : spot.next_start + 80].split()[:6]:
        if token.rstrip(".,:") in words.reporting:
            return False
        if not _NAME_WORD.match(token):
            break
    return None


def _not_a_full_stop(spot: Candidate, text: str, start: int, words: Lexicon) -> bool | None:
    return True if spot.mark != "." else None


def _numbering(spot: Candidate, text: str, start: int, words: Lexicon) -> bool | None:
    """Decide '1. The Parties …' and 'Article 3. Each Party …': the number belongs to its sentence."""
    if spot.stop - start > 20 or spot.closers:
        return None
    head = text[start : spot.stop].strip()
    return False if _LABEL.fullmatch(head) or _ARTICLE.fullmatch(head) else None


def _figure_date(spot: Candidate, text: str, start: int, words: Lexicon) -> bool | None:
    if spot.before.isdigit() and spot.gap and re.fullmatch(r"\d{1,2}\.[)]?", spot.after):
        return False
    return None


def _abbreviation(spot: Candidate, text: str, start: int, words: Lexicon) -> bool | None:
    """Decide by the class of the word before the stop."""
    kind = _word_class(spot.before, words)
    if kind is None and _ACRONYM.fullmatch(_last_part(spot.before)):
        kind = "acronym"
    if kind is None and len(spot.before) == 1 and spot.before.isalpha():
        kind = "initial"
    return None if kind is None else _BY_CLASS[kind](spot, words)


def _word_class(word: str, words: Lexicon) -> str | None:
    found = words.classes.get(word)
    return found if found is not None else words.classes.get(_last_part(word))


def _last_part(word: str) -> str:
    """Return the part behind the last hyphen, slash or opening mark: 'ROK-U.S' → 'U.S'."""
    return re.split(r"[-–—/(\[“‘\"]", word)[-1]


def _never(spot: Candidate, words: Lexicon) -> bool:
    return False


def _if_starter(spot: Candidate, words: Lexicon) -> bool:
    return opens_sentence(spot.after, words)


def _place(spot: Candidate, words: Lexicon) -> bool:
    return spot.previous[:1].isupper() and opens_sentence(spot.after, words)


def _if_letter(spot: Candidate, words: Lexicon) -> bool:
    return not spot.after[:1].isdigit()


def _calendar(spot: Candidate, words: Lexicon) -> bool:
    follows = words.classes.get(spot.after.rstrip(".,"))
    return not spot.after[:1].isdigit() and follows not in ("month", "day")


def _clock(spot: Candidate, words: Lexicon) -> bool:
    return spot.after[:1].isalpha() and spot.after.rstrip(".,;)") not in words.clock_follow


def _reference(spot: Candidate, words: Lexicon) -> bool:
    return not _NUMBERISH.match(spot.after)


def _region(spot: Candidate, words: Lexicon) -> bool:
    return spot.previous.endswith(",") or opens_sentence(spot.after, words)


def _initial(spot: Candidate, words: Lexicon) -> bool:
    if spot.previous.lower() in words.labelled:
        return True
    return opens_sentence(spot.after, words)


_BY_CLASS: dict[str, Callable[[Candidate, Lexicon], bool]] = {
    "title": _never,
    "inner": _never,
    "place": _place,
    "street": _if_letter,
    "month": _calendar,
    "day": _calendar,
    "clock": _clock,
    "reference": _reference,
    "company": _if_starter,
    "suffix": _if_starter,
    "degree": _if_starter,
    "acronym": _if_starter,
    "ending": _if_letter,
    "region": _region,
    "initial": _initial,
}

_RULES: tuple[Rule, ...] = (
    _punctuation_goes_on,
    _ideographic_stop,
    _korean,
    _no_space,
    _lower_case_goes_on,
    _reported_question,
    _not_a_full_stop,
    _numbering,
    _figure_date,
    _abbreviation,
)
