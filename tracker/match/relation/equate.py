"""Spellings that only the other sentence explains: acronyms, words written together, days without year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tracker.match.relation.phrases import ALIAS_OF
from tracker.match.relation.units import Kind, Unit

_LONG = 3
_LONGEST_FORM = 9
_JOINTS = re.compile(r"[.&-]")
_SMALL_WORDS = ("of", "and", "the", "for", "in", "on", "to", "de", "at", "with", "against")
_SMALL_INITIALS = "[OATFIND]"
"""Of 'of', 'and', 'the', 'for', 'in', 'on', 'de'."""
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d\d)")
_DAY = re.compile(r"@--(\d\d)-(\d\d)")


def acronym(unit: Unit) -> str:
    """Return the capitals of a unit that is written as an acronym, else nothing.

    'NCRs' is NCR, 'R&D' is RD, and small letters between the capitals ('DoD', 'AfDB') are left out.
    """
    form = _JOINTS.sub("", unit.text.removesuffix("s"))
    if not form.isalpha() or not form[0].isupper() or len(form) > _LONGEST_FORM:
        return ""
    capitals = "".join(filter(str.isupper, form))
    return capitals if len(capitals) > 1 else ""


def spelled_out(form: str, words: Sequence[Unit], *, loose: bool = False) -> bool:
    """Whether ``form`` is made of the initials of ``words`` ('NCR', 'Network … Coastal Resilience').

    Small words between them may have a letter in it ('BOJ') and acronyms among them may stand whole
    ('UNDP', 'UN Development Programme'). ``loose`` allows one more letter or one less.
    """
    parts = [part for word in words for part in re.split(r"[-\s]", word.text) if part]
    initials = "".join(part[0] for part in parts).upper()
    if initials == form:
        return True
    if loose:
        named = all(word.text[:1].isupper() for word in words)
        return (len(form) > _LONG or (named and len(form) == _LONG)) and (
            (form.startswith(initials) and len(initials) == len(form) - 1) or _one_skipped(form, initials)
        )
    wholes = [part if part.isupper() else part[0].upper() for part in parts if part[0].isalpha()]
    small = f"{_SMALL_INITIALS}?".join(map(re.escape, wholes))
    return len(form) >= _LONG and len(wholes) > 1 and re.fullmatch(small, form) is not None


def _one_skipped(form: str, initials: str) -> bool:
    """Whether one initial, not the first or last, has no letter in the short form."""
    return len(initials) == len(form) + 1 and any(
        initials[:at] + initials[at + 1 :] == form for at in range(1, len(form))
    )


@lru_cache(maxsize=20_000)
def letters(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case."""
    return "".join(filter(str.isalnum, text.lower()))


def named_run(form: str, text: str) -> tuple[int, int] | None:
    """Return the place of the capitalised words in ``text`` whose initials, small words aside, are ``form``.

    Reads the text itself, since words such as 'States' carry no unit of their own.
    """
    if not form.isascii() or len(form) < _LONG:
        return None
    cases = (False,) if form.lower() in ALIAS_OF else (False, True)
    found = next(filter(None, (_name_pattern(form, small).search(text) for small in cases)), None)
    return found.span() if found else None


@lru_cache(maxsize=1_000)
def _name_pattern(form: str, small: bool) -> re.Pattern[str]:
    """Match the words of a name, or with ``small`` those of a common noun ('least developed countries')."""
    letters = form.lower() if small else form
    words = (rf"(?:{letter}[\w']*{_small(letter.upper())})" for letter in letters)
    return re.compile(r"\b" + rf"(?:\s+(?:{'|'.join(_SMALL_WORDS)}))*[\s-]+".join(words) + r"\b")


def _small(letter: str) -> str:
    own = [word for word in _SMALL_WORDS if word[0].upper() == letter]
    return "".join(f"|{word}" for word in own)


def same_figure(one: Unit, other: Unit) -> bool:
    """Whether a figure that looks like a year is a number on the other side ('1500', '1,500')."""
    kinds = {one.kind, other.kind}
    figures = [re.sub(r"(?<=\d),(?=\d{3})", "", unit.text) for unit in (one, other)]
    return kinds == {Kind.DATE, Kind.NUMBER} and figures[0] == figures[1] and figures[0].isdigit()


def same_date(one: Unit, other: Unit) -> bool:
    """Whether one is the same day as the other: without its year, or in figures of unknown order.

    Two dates in figures are both read with the day first: '3.4.2026' is not '4.3.2026'.
    """
    figures = _FIGURES.fullmatch(one.text), _FIGURES.fullmatch(other.text)
    if all(figures):
        return [int(n) for n in figures[0].groups()] == [int(n) for n in figures[1].groups()]  # type: ignore[union-attr]
    for short, full in ((one, other), (other, one)):
        if full.first is None or full.key != f"@{full.first}~{full.first}":
            continue
        figure, day = _FIGURES.fullmatch(short.text), _DAY.fullmatch(short.key)
        found = (full.first.month, full.first.day)
        if figure:
            first, second, year = map(int, figure.groups())
            return year in {full.first.year, full.first.year % 100} and found in {
                (first, second),
                (second, first),
            }
        if day:
            return found == (int(day[1]), int(day[2]))
    return False
