"""What is left to be scored once equal sentences are paired, repeated sentences counted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.keys import text_key
from tracker.match.keys import exact_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

Groups = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Leftover:
    """Pairs of equal sentences, and the groups of sentences that have no equal on the other side.

    A group holds the indexes of one repeated sentence; most groups have one member. Repetitions are
    scored once, as a copy of a sentence must not count as its rival. Sentences without a letter or
    digit are in no group.
    """

    exact: tuple[tuple[int, int], ...]
    old: Groups
    new: Groups


def pair_equal(old: Sequence[str], new: Sequence[str]) -> Leftover:
    """Pair sentences of equal words in order; a surplus copy goes with the last of its partners."""
    old_keys, new_keys = [text_key(t) for t in old], [text_key(t) for t in new]
    exact = exact_pairs(old_keys, new_keys)
    paired_old, paired_new = {i for i, _ in exact}, {j for _, j in exact}
    last = {old_keys[i]: (i, j) for i, j in exact}
    surplus = [(i, last[k][1]) for i, k in enumerate(old_keys) if k in last and i not in paired_old]
    surplus += [(last[k][0], j) for j, k in enumerate(new_keys) if k in last and j not in paired_new]
    return Leftover(tuple(exact + surplus), _groups(old_keys, last), _groups(new_keys, last))


def spread(old: tuple[int, ...], new: tuple[int, ...]) -> list[tuple[int, int]]:
    """Pair the members of two matched groups in order; surplus members go with the last partner."""
    longest = max(len(old), len(new))
    return [(old[min(k, len(old) - 1)], new[min(k, len(new) - 1)]) for k in range(longest)]


def _groups(keys: list[str], taken: dict[str, tuple[int, int]]) -> Groups:
    members: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        if key not in taken and any(map(str.isalnum, key)):
            members.setdefault(key, []).append(index)
    return tuple(tuple(group) for group in members.values())


def document_counts(parts: Sequence[frozenset[str]], keys: Sequence[str]) -> Counter[str]:
    """Count in how many distinct sentences each part occurs; equal keys count once.

    Sentences of one key may differ in their parts: what is a name in small letters is none in capitals.
    """
    distinct: dict[str, frozenset[str]] = {}
    for key, group in zip(keys, parts, strict=True):
        distinct[key] = distinct.get(key, frozenset()) | group
    return Counter(part for group in distinct.values() for part in group)
