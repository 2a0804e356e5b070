"""Which meeting a statement is of: its name, its series, its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.text.held import held_at
from tracker.text.names import Name, find_names, has_parties
from tracker.text.ordinals import ORDINAL, read_ordinal, without_ordinal
from tracker.text.parties import without_parties

_OTHER_MEETING = re.compile(
    r"\b(?:following|after|since|outcomes? of|ahead of|before|during|next|upcoming|previous|last"
    r"|implement\w*|agreed (?:to|at|on)|will|to (?:hold|convene|host|attend)|scheduled|framework of"
    r"|margins of|sidelines of|results? of|basis of)\s+(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_NUMBERED_SESSION = re.compile(
    rf"\b({ORDINAL})\s+(?:annual |regular )?(?:meeting|session|round|edition)s?\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ITS_SESSION = re.compile(
    rf"\b(?:held|convened|concluded)\s+(?:its|their)\s+({ORDINAL})\s+"
    r"(?:annual |regular )?(?:meeting|session|round)",
    re.IGNORECASE,
)
_HEADLINE = re.compile(r"\b(?:for|with|to|hosts?|holds?|meets?|attends?|joins?|convenes?|leads?|opens?)\b")
"""Words of a headline around a name, which the name itself has not."""
_BEFORE = re.compile(r"\b(?:Statement|Communiqu\w+|Declaration) (?:of|from|at) (?:the )?$", re.IGNORECASE)
_AFTER = re.compile(
    r"^(?: \([A-Z-]+\))?(?: \w+){0,2} (?:Statement|Communiqu\w+|Declaration)\b", re.IGNORECASE
)
_BODY = re.compile(r"\b(?:Council|Committee|Commission)\b")
"""These issue statements without a meeting of that name."""
_SHORT_BODY = re.compile(
    r" of the (Partnership|Alliance|Forum|Association|Commission|Group|Initiative|Network)$"
)
_INAUGURAL = re.compile(r"^inaugural\s+", re.IGNORECASE)
_ACRONYM = re.compile(r"\s*\([^)]*\)$")
_PRESENT = 3
"""Sentences at the start of a text among which the meeting is named."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Name, series and number as far as they are stated; ``words`` is what they were read from."""

    name: str | None = None
    series: str | None = None
    number: int | None = None
    words: str = ""


def read_meeting(title: str | None, opening: Sequence[str], *, report: bool) -> Meeting:
    """The meeting named in the opening sentences, its name completed from the title.

    Titles capitalise every word, so a name that only a title holds counts only with an ordinal, and
    the title of a news report never counts.
    """
    named = _from_body(opening[:_PRESENT])
    full = None if report else _from_title(title, named)
    return _assembled(named, full, opening[:_PRESENT])


def _assembled(named: _Named | None, full: _Named | None, sentences: Sequence[str]) -> Meeting:
    """The title's longer form is the name, the body's own form the series."""
    session = _own_session(sentences)
    best, short = full or named, named or full
    if best is None or short is None:
        return Meeting(number=session)
    if full and has_parties(full.text) and not has_parties(short.text):
        short = full
    series = without_parties(without_ordinal(short.text)) if short.proper else None
    return Meeting(_tidy(best.text), _tidy(series), short.number or best.number or session, best.text)


@dataclass(frozen=True, slots=True)
class _Named:
    text: str
    number: int | None
    proper: bool


def _from_body(sentences: Sequence[str]) -> _Named | None:
    for sentence in sentences:
        verbs = held_at(sentence)
        if not verbs:
            continue
        names = [
            name
            for name in find_names(sentence)
            if not _OTHER_MEETING.search(sentence[: name.start])
            and (read_ordinal(name.text) or _ITS_SESSION.search(sentence) or not _BODY.search(name.text))
        ]
        if not names:
            continue
        best = min(names, key=lambda name: min(_distance(name, verb) for verb in verbs))
        session = _NUMBERED_SESSION.search(sentence[: best.start])
        number = read_ordinal(session[1]) if session else read_ordinal(best.text)
        return _Named(_spelt_out(best.text, " ".join(sentences)), number, best.proper)
    return None


def _spelt_out(name: str, text: str) -> str:
    """'Third Summit of the Partnership' with the partnership's own name, where the text tells only one."""
    short = _SHORT_BODY.search(name)
    if short is None:
        return name
    full = {match[0] for match in re.finditer(rf"\b(?:[A-Z][\w’-]+ )+{short[1]}\b", text)} - {
        f"The {short[1]}"
    }
    return f"{name[: short.start(1)]}{full.pop()}" if len(full) == 1 else name


def _distance(name: Name, verb: tuple[int, int]) -> int:
    return name.start - verb[1] if name.start >= verb[1] else verb[0] - name.end + 20


def _from_title(title: str | None, named: _Named | None) -> _Named | None:
    """The title's form of the name, where it says more than the body or is certain by itself.

    A name behind a comma has lost the first parties of a list.
    """
    for name in find_names(title or ""):
        if (title or "")[: name.start].rstrip().endswith(","):
            continue
        number = read_ordinal(name.text)
        if named is None:
            sure = number or (_issued_by(title or "", name) and not _BODY.search(name.text))
            return _Named(name.text, number, name.proper) if sure else None
        mine, body = without_ordinal(name.text).casefold(), without_ordinal(named.text).casefold()
        if mine == body and number and number == named.number:
            return _Named(name.text, number, name.proper)
        if mine.endswith(body) and len(mine) > len(body) and not _HEADLINE.search(mine[: -len(body)]):
            return _Named(name.text, number or named.number, name.proper)
    return None


def _issued_by(title: str, name: Name) -> bool:
    """Whether a title is 'Joint Statement of the NAME' or 'NAME Joint Press Statement'."""
    return bool(_BEFORE.search(title[: name.start]) or _AFTER.match(title[name.end :]))


def _own_session(sentences: Sequence[str]) -> int | None:
    """'The Association Council held its seventh meeting': a number without a name."""
    for sentence in sentences:
        match = _ITS_SESSION.search(sentence)
        if match:
            return read_ordinal(match[1])
    return None


def _tidy(name: str | None) -> str | None:
    return _INAUGURAL.sub("", _ACRONYM.sub("", name)).strip(" ,") if name else None
