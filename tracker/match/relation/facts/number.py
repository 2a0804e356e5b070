"""Numbers, amounts and dates that are another, gone or added."""

from __future__ import annotations

import re

from tracker.match.relation.clock import is_clock
from tracker.match.relation.facts.residue import Fact, Residue, of_kind
from tracker.match.relation.lexicon import GROUPED
from tracker.match.relation.occasion import is_occasion, is_today, rolls_forward
from tracker.match.relation.phrases import FREQUENCIES
from tracker.match.relation.units import Kind, Unit
from tracker.model import Change, ChangeKind

_LEAD = re.compile(
    r"\b(?:no later than|by|until|within|before|after|since|from|in|on|at|of|for|through)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TIME = frozenset({"months", "hours"})
_NEXT_WORDS = re.compile(r"\W*(\w+)\W+(\w+)?")


def find_dates(residue: Residue) -> list[Fact]:
    """Return dates that differ, and those that only one side names."""
    facts = []
    for old, new in residue.couples(of_kind(Kind.DATE)):
        residue.take([old, new])
        own = is_occasion(residue, old, new) and rolls_forward(old, new)
        if is_clock(old) and is_clock(new):
            own = own or is_today(residue)
        facts.append(Fact(Change(ChangeKind.DATE, old.text, new.text), occasion=own))
    return facts + _single(residue, Kind.DATE)


def find_numbers(residue: Residue) -> list[Fact]:
    """Return numbers and amounts that differ, and those that only one side names."""
    facts = []
    for old, new in residue.couples(_is_frequency):
        residue.take([old, new])
        facts.append(Fact(Change(ChangeKind.NUMBER, old.text, new.text)))
    for old, new in residue.couples(of_kind(Kind.NUMBER)):
        residue.take([old, new])
        own = is_occasion(residue, old, new) and old.key.endswith("th") and new.key.endswith("th")
        facts.append(Fact(Change(_kind(old, new), old.text, new.text), occasion=own))
    return facts + _single(residue, Kind.NUMBER)


def _is_frequency(unit: Unit) -> bool:
    return unit.key in FREQUENCIES or unit.key.startswith("every ")


def _kind(old: Unit, new: Unit) -> ChangeKind:
    measured = {old.unit, new.unit} - _TIME - {None}
    return ChangeKind.AMOUNT if measured or "basis" in old.text + new.text else ChangeKind.NUMBER


def _single(residue: Residue, kind: Kind) -> list[Fact]:
    facts: list[Fact] = []
    if not residue.near:
        return facts
    for side, text in ((0, residue.old.text), (1, residue.new.text)):
        for unit in [u for u in residue.left(side) if u.kind is kind]:
            residue.take([unit])
            if kind is Kind.NUMBER and _counts_group(unit, text):
                continue
            words = _with_lead(unit, text)
            what = ChangeKind.DATE if kind is Kind.DATE else _kind(unit, unit)
            change = Change(what, words, None) if side == 0 else Change(what, None, words)
            facts.append(Fact(change))
    return facts


def _counts_group(unit: Unit, text: str) -> bool:
    """Whether the number only counts the authors ('the three ministers')."""
    after = _NEXT_WORDS.match(text, unit.end)
    return bool(after) and any((word or "").lower() in GROUPED for word in after.groups())  # type: ignore[union-attr]


def _with_lead(unit: Unit, text: str) -> str:
    lead = _LEAD.search(text[max(0, unit.start - 24) : unit.start])
    return (lead.group() if lead else "") + unit.text
