"""Undertakings that moved on ('agreed to hold' → 'held', 'is being formulated' → 'was approved') or back."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from tracker.language.lemma import lemmas
from tracker.match.relation.facts.residue import Fact, Residue
from tracker.match.relation.fold import fold
from tracker.match.relation.lexicon import DONE, FUNCTION, MODALS, PROSPECT, UNDERWAY, wordset
from tracker.match.relation.normalise import Sentence
from tracker.match.relation.units import Kind, Unit
from tracker.model import Change, ChangeKind


class Stage(IntEnum):
    """How far the action of a verb has come."""

    PROSPECT = 1
    UNDERWAY = 2
    DONE = 3


_BEFORE = re.compile(r"[\w'-]+|[,;:.]")
_AUXILIARY = wordset(
    "be become becomes became been being is are was were has have had not also further soon fully now"
)
_LEAD_IN = re.compile(
    rf"\b(?:{'|'.join(sorted(PROSPECT))}|is|are|was|were|has|have)\b[\s\w-]{{0,24}}$", re.IGNORECASE
)
_IRREGULAR = 2
"""An irregular form has itself and one dictionary form; regular ones have more, uninflected ones fewer."""
_NO_VERB = wordset("soon now then unchanged unprecedented united related continued renewed appropriate")
_BEGUN = re.compile(r"\b(?:beg[aiu]n|begins|beginning|start(?:ed|s|ing)?)\s+to\s+$", re.IGNORECASE)
_CONTINUE = wordset("continue continues continued")
_STOP = frozenset(",;:.")


def find_progress(residue: Residue) -> list[Fact]:
    """Return verbs whose stage differs: the same verb on both sides, or a verb for another in one gap."""
    facts = []
    if not residue.left(0) and not residue.left(1) and residue.old.folded == residue.new.folded:
        return []
    for i, j in residue.alignment.pairs:
        old, new = residue.old.units[i], residue.new.units[j]
        if old.kind is Kind.WORD and new.kind is Kind.WORD and _comparable(old, new):
            facts += _compare(residue, old, new)
    for olds, news in residue.gaps:
        old_verb = next((u for u in olds if stage(residue.old, u)), None)
        new_verb = next((u for u in reversed(news) if stage(residue.new, u)), None)
        if old_verb and new_verb and _moved_on(residue, old_verb, new_verb):
            facts += _compare(residue, old_verb, new_verb)
    return (facts or _apart(residue))[:2]


def _apart(residue: Residue) -> list[Fact]:
    """Compare the only verb that each side has left, wherever it stands: active and passive order differ."""
    verbs = [
        [unit for unit in residue.left(side) if unit.kind is Kind.WORD and stage(sentence, unit)]
        for side, sentence in ((0, residue.old), (1, residue.new))
    ]
    if residue.near and len(verbs[0]) == len(verbs[1]) == 1 and _moved_on(residue, verbs[0][0], verbs[1][0]):
        return _compare(residue, verbs[0][0], verbs[1][0])
    return []


def _comparable(old: Unit, new: Unit) -> bool:
    """Whether both are one word, or one phrase, or begin with one verb ('vote', 'voted for').

    The verb of another phrase may stand anywhere in it.
    """
    if old.key == new.key or " " not in old.text + new.text:
        return True
    heads = [text.lower().split() for text in (old.text, new.text)]
    return fold(heads[0][0]) == fold(heads[1][0]) and FUNCTION.issuperset(heads[0][1:] + heads[1][1:])


def _moved_on(residue: Residue, old: Unit, new: Unit) -> bool:
    """Whether another verb in the place of ``old`` tells a later stage: only that way round is it told."""
    before, after = stage(residue.old, old), stage(residue.new, new)
    forward = before is not None and after is not None and before < after
    return forward and (residue.near or residue.anchored(old, new))


def _compare(residue: Residue, old: Unit, new: Unit) -> list[Fact]:
    before, after = stage(residue.old, old), stage(residue.new, new)
    if before is None or after is None or before == after:
        return []
    told = (
        Stage.PROSPECT in (before, after) or _progressive(residue.old, old) or _progressive(residue.new, new)
    )
    if old.key == new.key and not told:
        return []
    words = _phrase(residue.old, old), _phrase(residue.new, new)
    residue.take([old, new, *_wrappers(residue, 0, old), *_wrappers(residue, 1, new)])
    return [Fact(Change(ChangeKind.PROGRESS, *words))]


def _progressive(sentence: Sentence, unit: Unit) -> bool:
    """Whether the verb is in the progressive: 'is being repaired', 'are negotiating'."""
    lead = sentence.folded[max(0, unit.start - 8) : unit.start].lower()
    return (
        "being " in lead
        or _begun(sentence.folded, unit.start)
        or unit.text.lower().split(" ", 1)[0].endswith("ing")
    )


def stage(sentence: Sentence, unit: Unit) -> Stage | None:
    """Return the stage of the action that ``unit`` names, or null when it is no verb or tells none."""
    words = unit.text.lower().split()
    helpers = next((n for n, word in enumerate(words[:-1]) if word not in _AUXILIARY), len(words) - 1)
    verb = words[helpers] if helpers else words[0]
    return _stage(sentence.folded, unit.start + unit.text.lower().find(verb), verb)


@lru_cache(maxsize=20_000)
def _stage(text: str, start: int, form: str) -> Stage | None:
    words = [w.lower() for w in _BEFORE.findall(text, max(0, start - 60), start) if w != "May"]
    if form == "under" or words[-1:] == ["under"]:
        return Stage.UNDERWAY
    if form in _NO_VERB or form.endswith("ly"):
        return None
    lead = _lead(words)
    if lead and lead[0] in MODALS:
        return Stage.PROSPECT
    if lead and lead[0] == "to" and _begun(text, start):
        return Stage.UNDERWAY
    if lead and lead[0] == "to" and _prospective(words):
        return Stage.PROSPECT
    return _of_gerund(form, words, lead) if form.endswith("ing") else _of_form(form, lead)


def _of_gerund(form: str, words: list[str], lead: list[str]) -> Stage | None:
    last = words[-1] if words else ""
    if last in _CONTINUE:
        return Stage.PROSPECT if _prospective(words[:-1]) or MODALS & set(words[-4:]) else Stage.UNDERWAY
    if _prospective(words[-6:]) and last in {"to", "on", "of", "for", "with"}:
        return Stage.PROSPECT
    return Stage.UNDERWAY if form in UNDERWAY or set(lead) & {"is", "are"} else None


def _of_form(form: str, lead: list[str]) -> Stage | None:
    if "being" in lead or (form in UNDERWAY and form not in DONE and set(lead) & _AUXILIARY):
        return Stage.UNDERWAY
    if _is_past(form) and not set(lead) & {"be"}:
        return Stage.DONE
    return (
        Stage.DONE
        if (form in DONE and set(lead) & {"is", "are"}) or form == "operational"
        else _underway(form)
    )


def _begun(text: str, start: int) -> bool:
    """Whether 'begun to', 'started to' governs the verb."""
    return _BEGUN.search(text, max(0, start - 14), start) is not None


def _underway(form: str) -> Stage | None:
    return Stage.UNDERWAY if form in UNDERWAY and form not in DONE else None


def _lead(words: list[str]) -> list[str]:
    """Return the auxiliaries before the verb, from the modal or 'to' on."""
    lead: list[str] = []
    for word in reversed(words):
        if word in MODALS or word == "to":
            return [word, *lead]
        if word not in _AUXILIARY and not word.endswith("ly"):
            break
        lead.insert(0, word)
    return lead


def _prospective(words: list[str]) -> bool:
    """Whether a verb of intention, or 'is to', governs what follows."""
    window = []
    for word in reversed(words[-7:]):
        if word in _STOP:
            break
        window.append(word)
    beyond = [word for word in window if word != "to"]
    return (
        bool(set(window) & PROSPECT)
        or bool(beyond and beyond[0] in {"is", "are"})
        or ("be" in window[:1] and bool(set(window) & {"is", "are"}))
    )


def _is_past(form: str) -> bool:
    if form.endswith("ed"):
        return True
    return len(lemmas(form)) == _IRREGULAR and not form.endswith(("s", "ing", "ies"))


def _phrase(sentence: Sentence, unit: Unit) -> str:
    """Return the verb with the words that put it off: 'agreed to hold'."""
    head = sentence.text[max(0, unit.start - 60) : unit.start]
    found = _LEAD_IN.search(head)
    lead = found.group() if found and len(found.group().split()) <= 4 else ""
    return lead + unit.text


def _wrappers(residue: Residue, side: int, verb: Unit) -> list[Unit]:
    """Return unexplained modals and verbs of intention close before ``verb``."""
    return [
        unit
        for unit in residue.left(side)
        if verb.start - 40 <= unit.start < verb.start
        and (unit.kind is Kind.MODAL or unit.text.lower().split()[0] in PROSPECT)
    ]
