"""Which unit of the older sentence is which of the newer one.

Longest common subsequence of keys first (rapidfuzz, bit-parallel: 2,000 × 2,000 units take
milliseconds), then equal keys that moved (lists in another order, active and passive), then
spellings that only the other side explains: an acronym and its words, words written together.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from tracker.match.relation.equate import acronym, letters, named_run, same_date, same_figure, spelled_out
from tracker.match.relation.likeness import SPOKEN, match_alike
from tracker.match.relation.units import Kind, Unit

Texts = tuple[str, str]
Glosses = tuple[tuple[str, int, int], ...]
"""Keys of short forms with the place of the words they stand for."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is left unmatched between two matched places: older and newer units, in order."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Matched units as pairs of indexes (in the older order) and the gaps between them."""

    pairs: tuple[tuple[int, int], ...]
    gaps: tuple[Gap, ...]
    old_count: int
    new_count: int

    @property
    def old_left(self) -> tuple[Unit, ...]:
        """All unmatched older units, in order."""
        return tuple(unit for gap in self.gaps for unit in gap.old)

    @property
    def new_left(self) -> tuple[Unit, ...]:
        """All unmatched newer units, in order."""
        return tuple(unit for gap in self.gaps for unit in gap.new)


def align(
    old: Sequence[Unit],
    new: Sequence[Unit],
    glosses: tuple[Glosses, Glosses] = ((), ()),
    texts: Texts = ("", ""),
) -> Alignment:
    """Align two sequences of units; order of the pairs follows the older side.

    ``glosses`` are the short forms that each side explains itself; ``texts`` the sentences that the units
    are places of, for names with words that are no units.
    """
    keys = [u.key for u in old], [u.key for u in new]
    many_new = _spelled_out(old, new, keys[0], keys[1], glosses[1], texts[1])
    many_old = _spelled_out(new, old, keys[1], keys[0], glosses[0], texts[0])
    ops = LCSseq.opcodes(*keys)
    ordered = [
        (op.src_start + k, op.dest_start + k)
        for op in ops
        if op.tag == "equal"
        for k in range(op.src_end - op.src_start)
    ]
    pairs = dict(ordered)
    taken = {j for _, j in ordered}
    _moved(keys, pairs, taken)
    taken.update(k for run in many_new.values() for k in run)
    pairs.update({k: j for j, run in many_old.items() for k in run})
    _explained(old, new, pairs, taken)
    match_alike(old, new, pairs, taken, ordered)
    return Alignment(tuple(sorted(pairs.items())), _gaps(old, new, ordered, pairs, taken), len(old), len(new))


def _spelled_out(
    single: Sequence[Unit],
    many: Sequence[Unit],
    single_keys: list[str],
    many_keys: list[str],
    glosses: Glosses,
    text: str,
) -> dict[int, list[int]]:
    """Give an acronym and the words it stands for one key; return the words behind the first, by acronym.

    Done before the words are aligned one by one, so that none of them is taken for another word.
    """
    known = set(many_keys)
    found: dict[int, list[int]] = {}
    for i, unit in enumerate(single):
        form = acronym(unit) if unit.key not in known else ""
        if not form:
            continue
        run = next((_inside(many, start, end) for key, start, end in glosses if key == unit.key), None)
        named = named_run(form, text) if not run else None
        run = _inside(many, *named) if named else run
        if not run:
            starts = [j for j, other in enumerate(many) if other.text[:1].upper() == form[0]]
            run = next(filter(None, (_initials(form, many, j) for j in starts)), None)
        if run:
            single_keys[i] = many_keys[run[0]] = f"~{form}"
            for k in run[1:]:
                many_keys[k] = f"~{form} {k}"
            found[i] = run[1:]
    return found


def _inside(units: Sequence[Unit], start: int, end: int) -> list[int]:
    return [k for k, unit in enumerate(units) if start <= unit.start < end]


def _initials(form: str, many: Sequence[Unit], start: int) -> list[int] | None:
    if many[start].kind not in SPOKEN:
        return None
    for loose in (False, True):
        for size in range(1 if "-" in many[start].text else 2, len(form) + 2):
            words = many[start : start + size]
            if len(words) == size and spelled_out(form, words, loose=loose):
                return list(range(start, start + size))
    return None


def _moved(keys: tuple[list[str], list[str]], pairs: dict[int, int], taken: set[int]) -> None:
    places: dict[str, deque[int]] = defaultdict(deque)
    for j, key in enumerate(keys[1]):
        if j not in taken:
            places[key].append(j)
    for i, key in enumerate(keys[0]):
        if i not in pairs and places.get(key):
            pairs[i] = places[key].popleft()
            taken.add(pairs[i])


def _explained(old: Sequence[Unit], new: Sequence[Unit], pairs: dict[int, int], taken: set[int]) -> None:
    """Match what is written in another way: several units on one side may answer to one on the other."""
    old_left = [i for i in range(len(old)) if i not in pairs]
    new_left = [j for j in range(len(new)) if j not in taken]
    if not old_left or not new_left or len(old_left) * len(new_left) > _MOST:
        return
    for i, run in _runs(old, old_left, new, new_left):
        pairs.update({i: run[0]})
        taken.update(run)
    new_left = [j for j in new_left if j not in taken]
    old_left = [i for i in old_left if i not in pairs]
    for j, run in _runs(new, new_left, old, old_left):
        pairs.update(dict.fromkeys(run, j))
        taken.add(j)


_LONGEST_RUN = 7
_MOST = 4_000
"""Products of leftovers above this are two different texts; nothing is explained there."""


def _runs(
    single: Sequence[Unit], single_left: Sequence[int], many: Sequence[Unit], many_left: Sequence[int]
) -> list[tuple[int, list[int]]]:
    found: list[tuple[int, list[int]]] = []
    used: set[int] = set()
    for i in single_left:
        run = _run_for(single[i], many, [j for j in many_left if j not in used])
        if run:
            found.append((i, run))
            used.update(run)
    return found


def _run_for(unit: Unit, many: Sequence[Unit], left: Sequence[int]) -> list[int] | None:
    """Return the consecutive units of ``many`` that say in several words, or otherwise, what it says."""
    if unit.kind is Kind.DATE:
        return next(([j] for j in left if _same_time(unit, many[j])), None)
    form, whole = acronym(unit), letters(unit.text)
    if unit.kind not in {Kind.WORD, Kind.NAME} or not whole:
        return None
    for at, j in enumerate(left):
        part = letters(many[j].text)
        if part and (form[:1].lower() == part[:1] or whole.startswith(part)):
            run = _longer(form, whole, many, left[at : at + _LONGEST_RUN])
            if run:
                return run
    return None


def _same_time(unit: Unit, other: Unit) -> bool:
    return (other.kind is Kind.DATE and same_date(unit, other)) or same_figure(unit, other)


def _longer(form: str, whole: str, many: Sequence[Unit], left: Sequence[int]) -> list[int] | None:
    for loose in (False, True):
        for size in range(2, len(left) + 1):
            run = list(left[:size])
            if run[-1] - run[0] >= size:
                break
            words = [many[k] for k in run]
            if (form and spelled_out(form, words, loose=loose)) or "".join(
                letters(w.text) for w in words
            ) == whole:
                return run
    return None


def _gaps(
    old: Sequence[Unit],
    new: Sequence[Unit],
    ordered: list[tuple[int, int]],
    pairs: dict[int, int],
    taken: set[int],
) -> tuple[Gap, ...]:
    gaps = []
    i = j = 0
    for a, b in [*ordered, (len(old), len(new))]:
        left = tuple(old[k] for k in range(i, a) if k not in pairs)
        right = tuple(new[k] for k in range(j, b) if k not in taken)
        if left or right:
            gaps.append(Gap(left, right))
        i, j = a + 1, b + 1
    return tuple(gaps)
