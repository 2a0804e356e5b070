"""Which sentences of a group speak of the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.model import Passage
from tracker.threads.learned import learn_heads
from tracker.threads.tables import kind_words
from tracker.threads.terms import Rarity
from tracker.threads.things import Thing, things_in

_SHARE = 0.5
"""What two names of one thing have in common at least, of all that the shorter one tells."""
_BACK = 2
"""Sentences back in which 'the mechanism' may have its name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing where it is named."""

    passage: int
    """Id of the sentence."""
    thing: Thing
    cluster: int
    """Equal for all names of one thing; negative when nothing tells which thing it is."""

    @property
    def named(self) -> bool:
        """Whether it is told which thing it is."""
        return self.cluster >= 0


class Subjects:
    """Every thing that the sentences of a group name, with names of one thing put together.

    Two names mean one thing when the kind is the same, when what they share is at least half of what the
    shorter one tells, and when it is so telling that less than one sentence of the group would have it by
    chance (the sum of the words' surprises reaches the logarithm of the number of sentences).

    Args:
        statements: the sentences of each statement, in order.
        rarity: of the words of the group.
    """

    def __init__(self, statements: Sequence[Sequence[Passage]], rarity: Rarity) -> None:
        self._rarity = rarity
        learned = learn_heads(passage for passages in statements for passage in passages)
        found = [(p.id, t) for s in statements for p, t in _with_antecedents(s, learned)]
        parent = list(range(len(found)))
        for a, b in self._candidates([thing for _, thing in found]):
            if self.same(found[a][1], found[b][1]):
                parent[_root(parent, a)] = _root(parent, b)
        self.events: list[Named] = []
        self._by_passage: dict[int, list[Named]] = defaultdict(list)
        self._by_cluster: dict[int, list[Named]] = defaultdict(list)
        for index, (passage, thing) in enumerate(found):
            named = Named(passage, thing, _root(parent, index) if thing.modifiers else -1)
            self._by_passage[passage].append(named)
            if named.cluster >= 0:
                self._by_cluster[named.cluster].append(named)
            if thing.recurs:
                self.events.append(named)

    def of(self, passage: int) -> Sequence[Named]:
        """Return the things a sentence names."""
        return self._by_passage.get(passage, ())

    def elsewhere(self, cluster: int) -> Sequence[Named]:
        """Return everywhere a thing is named."""
        return self._by_cluster.get(cluster, ())

    def same(self, a: Thing, b: Thing) -> bool:
        """Whether two names anywhere in the group mean one thing."""
        told = self._rarity.of(a.modifiers & b.modifiers) + self._rarity.one(*kind_words(a.kind))
        return told >= self._rarity.needed and self.alike(a, b)

    def alike(self, a: Thing, b: Thing) -> bool:
        """Whether two names could mean one thing, which is enough where the sentences belong together."""
        shared = a.modifiers & b.modifiers
        if a.kind != b.kind or not shared:
            return False
        kind = self._rarity.one(*kind_words(a.kind))
        least = min(self._rarity.of(a.modifiers), self._rarity.of(b.modifiers)) + kind
        return self._rarity.of(shared) + kind >= _SHARE * least

    def _candidates(self, things: Sequence[Thing]) -> set[tuple[int, int]]:
        """Return pairs that share a kind and a modifier, each distinct naming once."""
        by_word: Mapping[tuple[str, str], list[int]] = defaultdict(list)
        first: dict[tuple[str, frozenset[str]], int] = {}
        pairs: set[tuple[int, int]] = set()
        for index, thing in enumerate(things):
            known = first.setdefault((thing.kind, thing.modifiers), index)
            if known != index:
                if thing.modifiers:
                    pairs.add((known, index))
                continue
            for word in thing.modifiers:
                pairs.update((other, index) for other in by_word[thing.kind, word])
                by_word[thing.kind, word].append(index)
        return pairs


def _with_antecedents(passages: Sequence[Passage], learned: frozenset[str]) -> list[tuple[Passage, Thing]]:
    """Return the things of one statement; one without a name of its own takes that of the one before."""
    result: list[tuple[Passage, Thing]] = []
    for passage in passages:
        for thing in things_in(passage.layout.text, learned):
            result.append((passage, _named_before(result, passage, thing)))
    return result


def _named_before(before: Sequence[tuple[Passage, Thing]], passage: Passage, thing: Thing) -> Thing:
    if thing.modifiers or not thing.definite or thing.recurs:
        return thing
    for other_passage, other in reversed(before):
        if passage.index - other_passage.index > _BACK:
            break
        if other.kind == thing.kind and other.modifiers:
            return Thing(thing.kind, other.modifiers, thing.ordinals, thing.start, thing.end, True)
    return thing


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index
