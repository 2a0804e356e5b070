"""The wordings of a thread, each with how it differs from the one before, and the mentions of its thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker.model import Link, Match, Occurrence, Passage, Relation, Role
from tracker.threads.material import Material
from tracker.threads.mentions import find_mentions

Judge = Callable[[str, str], Match]
"""Relation and changes of two wordings that no link joins directly."""

_LEAST = 0.5
"""Least probability of a link by which a sentence of another thread carries this one on."""


def wordings(own: Sequence[Passage], material: Material) -> list[tuple[Passage, Role]]:
    """Return the sentences of a thread and those that carry it on beside another one, in reading order."""
    ids = {passage.id for passage in own}
    carried: dict[int, Passage] = {}
    for passage in own:
        for link in material.out_of.get(passage.id, ()):
            if link.new not in ids and (link.decided or link.match.score >= _LEAST):
                carried[link.new] = material.by_id[link.new]
    both = [(p, Role.SAID) for p in own] + [(p, Role.CARRIED) for p in carried.values()]
    return sorted(both, key=lambda entry: material.place(entry[0]))


def occurrences(own: Sequence[Passage], material: Material, judge: Judge | None = None) -> list[Occurrence]:
    """Return every occurrence of a thread, mentions included, in the order of meetings and sentences.

    Args:
        own: the sentences whose thread it is.
        material: the group.
        judge: compares two wordings that no link joins; without it their link to others is used.
    """
    said = wordings(own, material)
    mentions = [(p, Role.MENTION) for p in find_mentions(own, material)]
    spoken = {passage.id for passage, _ in said}
    entries = said + [(p, role) for p, role in mentions if p.id not in spoken]
    entries.sort(key=lambda entry: material.place(entry[0]))
    result: list[Occurrence] = []
    before: list[Passage] = []
    for passage, role in entries:
        if role is Role.MENTION:
            result.append(Occurrence(material.ref(passage), None, role=role))
            continue
        result.append(_wording(passage, role, before, material, judge))
        before.append(passage)
    return result


def _wording(
    passage: Passage, role: Role, before: Sequence[Passage], material: Material, judge: Judge | None
) -> Occurrence:
    """Compare a wording with the one before: by their own link, or else as the judge or another link says.

    ``before`` are the earlier wordings; those of the same statement are beside it, not before it.
    """
    before = [p for p in before if p.statement_id != passage.statement_id]
    if not before:
        return Occurrence(material.ref(passage), None, role=role)
    links = _links_to(passage, before, material)
    direct = next((link for link in links if link.old == before[-1].id), None)
    score = links[0].match.score if links else None
    if direct is None and judge is not None:
        match = judge(before[-1].layout.text, passage.layout.text)
    else:
        best = direct or (links[0] if links else None)
        match = best.match if best else Match(0, 0, 0.0, Relation.CHANGED)
    return Occurrence(material.ref(passage), match.relation, match.changes, score, role)


def _links_to(passage: Passage, before: Sequence[Passage], material: Material) -> list[Link]:
    """Return the links from a sentence to earlier wordings, the surest first."""
    ids = {p.id for p in before}
    links = [link for link in material.into.get(passage.id, ()) if link.old in ids]
    return sorted(links, key=lambda link: (not link.decided, -link.match.score, link.old))
