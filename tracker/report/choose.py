"""One sentence, one finding: the most important thing that can be said about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model import ChangeKind, ClauseStatus, Direction, FindingKind, Kind, Label, Relation
from tracker.report import deadlines, headline
from tracker.report.phrases import quote

if TYPE_CHECKING:
    from tracker.model import LabelledSentence, Match, SentenceRef
    from tracker.report.facts import Facts

_SOFT_FACTS = frozenset({ChangeKind.WORDING})
"""A changed word that is of no kind does not by itself make a changed fact."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to say about a labelled sentence."""

    kind: FindingKind
    headline: str


def choose(labelled: LabelledSentence, facts: Facts) -> Choice | None:
    """Return what is worth telling about a sentence of the newer statement; null for no change at all."""
    if labelled.label is Label.NEW or not labelled.earlier or not labelled.matches:
        return _new(labelled)
    old, match = labelled.earlier[0], labelled.matches[0]
    verdict = _dates(labelled, facts)
    if verdict:
        return Choice(*verdict)
    if match.relation is Relation.VERBATIM:
        return None
    return _strength(match) or _fact(match) or _part(old, match, facts) or _reworded(match)


def choose_gone(labelled: LabelledSentence, facts: Facts) -> Choice:
    """Return what to say about a sentence of the previous statement that nothing carries on."""
    verdict = deadlines.gone(labelled.sentence, facts)
    return Choice(*verdict) if verdict else Choice(FindingKind.DROPPED, headline.of_drop(labelled))


def _new(labelled: LabelledSentence) -> Choice:
    if labelled.returns_after:
        kind = FindingKind.RETURNED
    elif labelled.sentence.annotated.kind is Kind.COMMITMENT:
        kind = FindingKind.NEW_COMMITMENT
    else:
        kind = FindingKind.NEW
    return Choice(kind, headline.of_new(labelled))


def _dates(labelled: LabelledSentence, facts: Facts) -> deadlines.Verdict | None:
    """Judge the dates of every earlier sentence it carries on; the best match speaks first."""
    for old, match in zip(labelled.earlier, labelled.matches, strict=False):
        verdict = deadlines.carried(old, labelled.sentence, match, facts)
        if verdict:
            return verdict
    return None


def _strength(match: Match) -> Choice | None:
    for direction, kind in (
        (Direction.SOFTENED, FindingKind.SOFTENED),
        (Direction.STRENGTHENED, FindingKind.STRENGTHENED),
    ):
        told = tuple(c for c in match.changes if c.direction is direction)
        if told:
            return Choice(kind, headline.of_changes(told) or kind.value)
    return None


def _fact(match: Match) -> Choice | None:
    told = tuple(c for c in match.changes if c.kind not in _SOFT_FACTS)
    if not told and match.relation is Relation.CHANGED:
        told = match.changes
    line = headline.of_changes(told)
    if line is None:
        return Choice(FindingKind.CHANGED, "Changed") if match.relation is Relation.CHANGED else None
    return Choice(FindingKind.CHANGED, line)


def _part(old: SentenceRef, match: Match, facts: Facts) -> Choice | None:
    """Say what a partly carried sentence lost, unless another sentence carries that part."""
    lost = _marked(match, "old", ClauseStatus.DROPPED, old.text)
    kept_elsewhere = [
        text
        for carrier in facts.carrying(old)
        if carrier.match is not match
        for text in _marked(carrier.match, "old", ClauseStatus.KEPT, old.text)
    ]
    lost = [text for text in lost if text not in kept_elsewhere]
    if lost:
        return Choice(FindingKind.CHANGED, f"No longer says {quote(max(lost, key=len))}")
    return None


def _marked(match: Match, side: str, status: ClauseStatus, text: str) -> list[str]:
    return [text[c.start : c.end] for c in match.clauses if c.side == side and c.status is status]


def _reworded(match: Match) -> Choice:
    words = {
        Relation.PARTIAL: "Carried on in part",
        Relation.CHANGED: "Changed",
    }
    line = words.get(match.relation, "Reworded")
    detail = headline.of_changes(match.changes)
    return Choice(FindingKind.REWORDED, f"{line}: {headline.lower_first(detail)}" if detail else line)
