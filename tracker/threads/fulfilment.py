"""The later sentence that says a promise was kept. Precise rather than complete: silence proves nothing.

In this order: a meeting that has taken place (its statement is in the archive, or a sentence speaks of it as
past); the thing promised, named again with the act reported as done; a sentence that carries the promise on
and reports it done; a report of the same content with the same act done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.language.acts import act_verbs, void_words
from tracker.language.lemma import lemmas
from tracker.model import ChangeKind, Kind, Link, Passage
from tracker.threads.completion import find_done, is_past_event
from tracker.threads.held import first_held
from tracker.threads.material import Cosine, Material
from tracker.threads.mentions import namings
from tracker.threads.promise import Promise, content_keys
from tracker.threads.tables import generic_words
from tracker.threads.terms import terms

_REPORTS = frozenset({Kind.PROGRESS, Kind.PROCEDURAL})
_CONTENT = 0.6
"""Share of what a promise tells that a report in other words repeats at the least."""
_ALIKE = 0.5
"""Least cosine of such a report."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A later sentence that reports a promise as kept."""

    passage: Passage
    reason: str


def confirm(promise: Promise, material: Material, cosine: Cosine | None = None) -> Confirmation | None:
    """Return the earliest sentence of a later meeting that says the promise was kept, or null."""
    found = [
        *_meeting_held(promise, material),
        *_thing_done(promise, material),
        *_carried_on(promise, material),
        *_later_in_thread(promise, material),
        *_same_content(promise, material, cosine),
    ]
    found = [c for c in found if material.is_later(c.passage, promise.passage)]
    return min(found, key=lambda c: material.place(c.passage), default=None)


def _meeting_held(promise: Promise, material: Material) -> Iterator[Confirmation]:
    statement = first_held(promise, (s for s in material.statements if material.passages(s)))
    if statement is not None:
        day = statement.meeting_date.isoformat()
        yield Confirmation(_opening(material.passages(statement)), f"held on {day}")


def _opening(passages: tuple[Passage, ...]) -> Passage:
    """Return the sentence that tells that they met, or the first one."""
    return next((p for p in passages if p.annotated.kind is Kind.PROCEDURAL), passages[0])


def _thing_done(promise: Promise, material: Material) -> Iterator[Confirmation]:
    subject = promise.subject
    if subject is None or (not subject.named and not subject.thing.recurs):
        return
    for named in namings(subject, promise.passage, material):
        passage = material.by_id[named.passage]
        if not material.is_later(passage, promise.passage):
            continue
        text, thing = passage.layout.text, named.thing
        done = find_done(text, thing.start, thing.end, promise.acts)
        if done is None and thing.recurs:
            done = is_past_event(text, thing.start)
        if done is not None:
            yield Confirmation(passage, f"“{done.words}” is said of it")


def _carried_on(promise: Promise, material: Material) -> Iterator[Confirmation]:
    for link in material.out_of.get(promise.passage.id, ()):
        passage = material.by_id[link.new]
        if passage.annotated.kind not in _REPORTS:
            continue
        text = passage.layout.text
        done = find_done(text, 0, len(text), promise.acts)
        moved = _progress(link)
        if moved:
            yield Confirmation(passage, f"“{moved}” stands where the promise stood")
        elif done:
            yield Confirmation(passage, f"“{done.words}” stands where the promise stood")


def _later_in_thread(promise: Promise, material: Material) -> Iterator[Confirmation]:
    """Reports in the same thread that match not this promise but another wording of it."""
    keys = content_keys(promise.passage.layout.text) - generic_words() - act_verbs()
    direct = {link.new for link in material.out_of.get(promise.passage.id, ())}
    for passage in material.by_thread.get(promise.passage.thread or "", ()):
        if passage.id in direct or passage.annotated.kind not in _REPORTS:
            continue
        text = passage.layout.text
        if material.rarity.of(keys & content_keys(text)) < material.rarity.needed:
            continue
        done = find_done(text, 0, len(text), promise.acts)
        if done:
            yield Confirmation(passage, f"“{done.words}” stands where the promise stood")


def _progress(link: Link) -> str | None:
    """Return the words that the matcher takes for a promise carried out.

    They must be of the verb promised ('will dredge' → 'was dredged'), and not of something under way.
    """
    for change in link.match.changes:
        if change.kind is ChangeKind.PROGRESS and change.old and change.new:
            words = [term.text.casefold() for term in terms(change.new) if not term.function]
            promised = _lemmas(term.text.casefold() for term in terms(change.old) if not term.function)
            under_way = any(word.endswith("ing") for word in words)
            if _lemmas(words) & promised and not under_way and not void_words() & set(words):
                return change.new
    return None


def _lemmas(words: Iterable[str]) -> set[str]:
    return {lemma for word in words for lemma in lemmas(word)}


def _same_content(promise: Promise, material: Material, cosine: Cosine | None) -> Iterator[Confirmation]:
    """Reports in other words, for promises that name no thing of the table."""
    keys = content_keys(promise.passage.annotated.promised or "") - generic_words() - act_verbs()
    told = material.rarity.of(keys)
    if promise.subject is not None or told < material.rarity.needed:
        return
    for passage in _sharing(keys, told, material):
        if passage.annotated.kind not in _REPORTS or not material.is_later(passage, promise.passage):
            continue
        text = passage.layout.text
        shared = [term for term in terms(text) if term.key in keys]
        weight = material.rarity.of({term.key for term in shared})
        if weight < material.rarity.needed or weight < _CONTENT * told:
            continue
        done = find_done(text, shared[0].start, shared[-1].end, promise.acts)
        if done and (cosine is None or cosine(promise.passage, passage) >= _ALIKE):
            yield Confirmation(passage, f"“{done.words}” is said of the same matter")


def _sharing(keys: frozenset[str], told: float, material: Material) -> list[Passage]:
    """Return every sentence that can hold enough of ``keys``: it has one of the most telling of them."""
    found: dict[int, Passage] = {}
    left = told
    for key in sorted(keys, key=lambda k: (-material.rarity.one(k), k)):
        if left < _CONTENT * told:
            break
        left -= material.rarity.one(key)
        found |= {passage.id: passage for passage in material.by_key.get(key, ())}
    return list(found.values())
