"""Sentences that speak of the thing a thread promises, in words too different to be one of its wordings."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.model import Kind, Passage
from tracker.threads.completion import is_known
from tracker.threads.material import Material
from tracker.threads.occasion import occasion
from tracker.threads.promise import read_promise
from tracker.threads.subjects import Named
from tracker.threads.tables import kind_words

_FEW = 4
_MANY = 1 / 3
"""Share of a group's statements beyond which (and beyond ``_FEW``) a thing belongs to its vocabulary."""


def find_mentions(own: Iterable[Passage], material: Material) -> list[Passage]:
    """Return the sentences of the group that name what the commitments among ``own`` promise.

    ``own`` themselves are not returned. A meeting must be the same one (see ``occasion``).
    """
    own = list(own)
    known = {passage.id for passage in own}
    found: dict[int, Passage] = {}
    for passage in own:
        if passage.annotated.kind is not Kind.COMMITMENT:
            continue
        promise = read_promise(passage, material)
        subject = promise.subject
        if subject is None or not subject.named or not is_known(promise.acts):
            continue
        if _is_vocabulary(subject, material):
            continue
        for named in namings(subject, passage, material):
            if named.passage not in known:
                found[named.passage] = material.by_id[named.passage]
    return sorted(found.values(), key=material.place)


def _is_vocabulary(subject: Named, material: Material) -> bool:
    """Whether most texts name a thing anyway (a bank's 'target range'), so that naming it tells nothing."""
    named = material.subjects.elsewhere(subject.cluster)
    statements = {material.by_id[n.passage].statement_id for n in named}
    return len(statements) > max(_FEW, _MANY * len(material.statements))


def namings(subject: Named, said_in: Passage, material: Material) -> list[Named]:
    """Return everywhere else in the group that a thing is named, in reading order."""
    if subject.thing.recurs:
        places = _meetings(subject, said_in, material)
    else:
        places = list(material.subjects.elsewhere(subject.cluster))
    others = [named for named in places if named.passage != said_in.id]
    return sorted(others, key=lambda named: material.place(material.by_id[named.passage]))


def _meetings(subject: Named, said_in: Passage, material: Material) -> list[Named]:
    """Return every naming of a meeting, by what its whole statement tells about when and where it is.

    One sentence of a statement may give the place and another the day.
    """
    found = _same_meeting(subject, said_in, material)
    for named in list(found):
        beside = material.by_id[named.passage]
        if beside.statement_id == said_in.statement_id and beside.id != said_in.id:
            found += _same_meeting(named, beside, material)
    return list(dict.fromkeys(found))


def _same_meeting(subject: Named, said_in: Passage, material: Material) -> list[Named]:
    """Meetings are told apart by their occasion, and put together by it under names that differ a little."""
    meant = occasion(said_in, material.statement(said_in), subject.thing)
    event = material.rarity.one(*kind_words(subject.thing.kind))
    result = []
    for named in material.subjects.events:
        shared = named.thing.modifiers & subject.thing.modifiers
        if shared:
            passage = material.by_id[named.passage]
            other = occasion(passage, material.statement(passage), named.thing)
            common = shared | (meant.places & other.places) | (meant.days & other.days)
            told = material.rarity.of(common) + event
            if meant.is_same(other) and told >= material.rarity.needed:
                result.append(named)
    return result
