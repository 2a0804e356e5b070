"""What the decision weighs: overlap, clauses, verbs and facts of a pair as named numbers, about 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence
from math import log, log1p

from tracker.language.ladder import StrengthMention
from tracker.match.relation.align import Alignment
from tracker.match.relation.cached import mentions
from tracker.match.relation.facts import Fact, dice
from tracker.match.relation.facts.progress import Stage, stage
from tracker.match.relation.normalise import Sentence
from tracker.match.relation.shape import shape
from tracker.match.relation.tense import tenses
from tracker.match.relation.units import Kind
from tracker.model import ChangeKind, ClauseMark, ClauseStatus, Direction

_FIGURES = frozenset({ChangeKind.NUMBER, ChangeKind.AMOUNT, ChangeKind.DATE})
_NAMES = frozenset({ChangeKind.PARTY, ChangeKind.ACTOR, ChangeKind.PLACE})
_BINDING = ("undertaking", "modal")


def features(
    old: Sentence, new: Sentence, alignment: Alignment, facts: list[Fact], clauses: tuple[ClauseMark, ...]
) -> dict[str, float]:
    """Return the features of a pair that is not verbatim; names are those of ``data/weights.json``."""
    return (
        _overlap(alignment)
        | {
            "clause dropped": _share(clauses, ClauseStatus.DROPPED),
            "clause added": _share(clauses, ClauseStatus.ADDED),
        }
        | _facts([fact for fact in facts if not fact.occasion])
        | _verbs(mentions(old.text), mentions(new.text))
        | _stages(old, new)
        | _sets(old, new)
        | shape(old, new, alignment, facts)
        | tenses(old.folded, new.folded)
    )


def _overlap(alignment: Alignment) -> dict[str, float]:
    lost = len(alignment.old_left), len(alignment.new_left)
    counts = alignment.old_count, alignment.new_count
    share = dice(alignment)
    run = _longest_run(alignment)
    return {
        "bias": 1.0,
        "overlap": share,
        "overlap squared": share * share,
        "kept of the older": 1 - lost[0] / max(1, counts[0]),
        "kept of the newer": 1 - lost[1] / max(1, counts[1]),
        "unmatched words": log1p(sum(lost)) / 4,
        "gaps": log1p(len(alignment.gaps)) / 3,
        "longest run": min(run / 10, 3.0),
        "longest run of the shorter": run / max(1, min(counts)),
        "newer is longer": log((counts[1] + 1) / (counts[0] + 1)),
    }


def _longest_run(alignment: Alignment) -> int:
    """Return the length of the longest stretch that both sides share unit for unit."""
    lengths: dict[tuple[int, int], int] = {}
    for i, j in alignment.pairs:
        lengths[i, j] = lengths.get((i - 1, j - 1), 0) + 1
    return max(lengths.values(), default=0)


def _facts(facts: list[Fact]) -> dict[str, float]:
    hard = [fact for fact in facts if fact.hard]
    both = [f.change for f in hard if f.change.old is not None and f.change.new is not None]
    both += [f.change for f in hard if f.change.direction and f.change not in both]
    kinds = {change.kind for change in both}
    found = {
        "figure differs": bool(kinds & _FIGURES),
        "name differs": bool(kinds & _NAMES),
        "progress": ChangeKind.PROGRESS in kinds,
        "strength differs": ChangeKind.STRENGTH in kinds,
        "softened": any(change.direction is Direction.SOFTENED for change in both),
        "negation": any(fact.change.kind is ChangeKind.NEGATION for fact in hard),
        "word exchanged": ChangeKind.WORDING in kinds,
        "qualifier came or went": any(fact.change.kind is ChangeKind.QUALIFIER for fact in hard),
    }
    return {name: float(value) for name, value in found.items()}


def _share(clauses: tuple[ClauseMark, ...], status: ClauseStatus) -> float:
    side = "old" if status is ClauseStatus.DROPPED else "new"
    own = [mark for mark in clauses if mark.side == side]
    total = sum(mark.end - mark.start for mark in own)
    return sum(mark.end - mark.start for mark in own if mark.status is status) / total if total else 0.0


def _verbs(old: Sequence[StrengthMention], new: Sequence[StrengthMention]) -> dict[str, float]:
    values = {}
    for family in _BINDING:
        values[f"older has {family}"] = float(any(m.family == family for m in old))
        values[f"newer has {family}"] = float(any(m.family == family for m in new))
    levels = [max((m.level for m in side if m.family in _BINDING), default=0.0) for side in (old, new)]
    values["binds more"] = levels[1] - levels[0]
    values["same first verb"] = float(bool(old and new) and old[0].rung == new[0].rung)
    return values


def _stages(old: Sentence, new: Sentence) -> dict[str, float]:
    values = {}
    found = {}
    for side, sentence in (("older", old), ("newer", new)):
        stages = [stage(sentence, unit) for unit in sentence.units if unit.kind is Kind.WORD]
        ahead, done = stages.count(Stage.PROSPECT), stages.count(Stage.DONE)
        values[f"{side} looks ahead"], values[f"{side} reports"] = min(ahead / 3, 2.0), min(done / 3, 2.0)
        lowered = f" {sentence.folded.lower()} "
        values[f"{side} has perfect"] = float(" have " in lowered or " has " in lowered)
        modal = any(unit.kind is Kind.MODAL for unit in sentence.units)
        first = next((s for s in stages if s is not None), None)
        found[side] = (modal or first is Stage.PROSPECT, first is Stage.DONE)
    moved = found["older"][0] and not found["newer"][0] and found["newer"][1]
    return values | {"promise then report": float(moved)}


def _sets(old: Sentence, new: Sentence) -> dict[str, float]:
    names = [{u.key for u in side.units if u.kind is Kind.NAME} for side in (old, new)]
    figures = [{u.key for u in side.units if u.kind in {Kind.NUMBER, Kind.DATE}} for side in (old, new)]
    return {
        "names in common": len(names[0] & names[1]) / max(1, len(names[0] | names[1])),
        "other figures on both sides": float(bool(figures[0] - figures[1]) and bool(figures[1] - figures[0])),
    }
