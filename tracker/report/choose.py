"""One sentence, one finding: the most important thing that can be said about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.model import ChangeKind, ClauseStatus, Direction, FindingKind, Kind, Label, Relation
from tracker.report import deadlines, gravity, headline, terms
from tracker.report.names import unheard
from tracker.report.phrases import quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Change, LabelledSentence, Match, SentenceRef
    from tracker.report.facts import Facts

_MAY_SOFTEN = frozenset({Kind.COMMITMENT, Kind.POSITION})
_SOFT_FACTS = frozenset({ChangeKind.WORDING})
"""A changed word that is of no kind does not by itself make a changed fact."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to say about a labelled sentence."""

    kind: FindingKind
    headline: str
    about: int = 0
    """Which of the earlier sentences it is about."""
    gravity: float = 1.0
    """How far the change itself goes, 0 to 1; see :mod:`tracker.report.gravity`."""


def choose(labelled: LabelledSentence, facts: Facts) -> list[Choice]:
    """Return what is worth telling about a sentence of the newer statement.

    The most important thing only, with one exception: when it answers several dated promises, what
    became of each date is told. Empty for no change at all.
    """
    if labelled.label is Label.NEW or not labelled.earlier or not labelled.matches:
        return [_new(labelled)]
    dated = _dates(labelled, facts)
    if dated:
        return dated
    old, match = labelled.earlier[0], labelled.matches[0]
    if match.relation is Relation.VERBATIM:
        return []
    return [
        _strength(old, labelled.sentence, match, facts)
        or _reported(old, labelled.sentence, match, facts)
        or _fact(old, labelled.sentence, match, facts)
        or _named(old, labelled.sentence, facts)
        or _part(labelled, facts)
        or _reworded(match)
    ]


def choose_gone(labelled: LabelledSentence, facts: Facts) -> Choice:
    """Return what to say about a sentence of the previous statement that nothing carries on."""
    if held_on := facts.held_on(labelled.sentence):
        return Choice(*deadlines.held(labelled.sentence, held_on), gravity=gravity.HELD)
    verdict = deadlines.gone(labelled.sentence, facts)
    return Choice(*verdict) if verdict else Choice(FindingKind.DROPPED, headline.of_drop(labelled))


def choose_absent(labelled: LabelledSentence, facts: Facts) -> Choice:
    """Return what to say about a sentence that a text whose silence proves nothing does not mention."""
    if held_on := facts.held_on(labelled.sentence):
        _, line = deadlines.held(labelled.sentence, held_on)
        return Choice(FindingKind.ABSENT, line, gravity=gravity.HELD)
    silence = gravity.of_silence(facts.coverage)
    line = deadlines.unmentioned(labelled.sentence, facts) or "Not mentioned"
    return Choice(FindingKind.ABSENT, line, gravity=silence)


def _new(labelled: LabelledSentence) -> Choice:
    if labelled.returns_after:
        kind = FindingKind.RETURNED
    elif labelled.sentence.annotated.kind is Kind.COMMITMENT:
        kind = FindingKind.NEW_COMMITMENT
    else:
        kind = FindingKind.NEW
    return Choice(kind, headline.of_new(labelled))


def _dates(labelled: LabelledSentence, facts: Facts) -> list[Choice]:
    """Judge the dates of every earlier sentence it carries on; a date it sets is news only once."""
    told = []
    for n, (old, match) in enumerate(zip(labelled.earlier, labelled.matches, strict=True)):
        held_on = facts.held_on(old)
        if held_on and deadlines.sets_date(old) and not deadlines.sets_date(labelled.sentence):
            told.append(Choice(*deadlines.held(old, held_on), about=n, gravity=gravity.HELD))
            continue
        verdict = deadlines.carried(old, labelled.sentence, match, facts)
        if verdict and (n == 0 or verdict[0] in _ABOUT_THE_OLD):
            choice = _with_terms(Choice(*verdict, about=n), old, labelled.sentence, match, facts)
            told.append(choice if n else _with_part(choice, labelled, facts))
    return told


def _with_part(choice: Choice, labelled: LabelledSentence, facts: Facts) -> Choice:
    """Tell beside a date that passed which part of the promise is no longer there."""
    part = _part(labelled, facts) if choice.kind is FindingKind.DEADLINE_PASSED else None
    return replace(choice, headline=headline.join([choice.headline, part.headline])) if part else choice


def _with_terms(choice: Choice, old: SentenceRef, new: SentenceRef, match: Match, facts: Facts) -> Choice:
    """Tell the strength or the amount that changed beside the date; softened ranks as softened."""
    if choice.kind not in _TERMS or match.relation is Relation.PARTIAL:
        return choice
    if turn := _turn(match):
        return replace(choice, headline=headline.join([headline.describe(turn), choice.headline]))
    strength = _strength(old, new, match, facts, beside_date=True)
    if strength:
        if choice.kind is FindingKind.DEADLINE_SET and strength.kind is not FindingKind.SOFTENED:
            return choice
        softer = strength.kind is FindingKind.SOFTENED and choice.kind is not FindingKind.DEADLINE_PASSED
        lines = [strength.headline, choice.headline] if softer else [choice.headline, strength.headline]
        return replace(choice, kind=strength.kind if softer else choice.kind, headline=headline.join(lines))
    figures = headline.of_figures(match.changes)
    return replace(choice, headline=headline.join([choice.headline, figures])) if figures else choice


_TERMS = frozenset(
    {
        FindingKind.DEADLINE_PASSED,
        FindingKind.DEADLINE_SLIPPED,
        FindingKind.DEADLINE_REMOVED,
        FindingKind.DEADLINE_SET,
    }
)


_ABOUT_THE_OLD = frozenset(
    {
        FindingKind.DEADLINE_PASSED,
        FindingKind.DEADLINE_MET,
        FindingKind.DEADLINE_SLIPPED,
        FindingKind.DEADLINE_REMOVED,
        FindingKind.KEPT,
    }
)


def _turn(match: Match) -> Change | None:
    """Return what one side denies and the other says, next to which no strength counts."""
    return next((change for change in match.changes if change.kind is ChangeKind.NEGATION), None)


def _strength(
    old: SentenceRef, new: SentenceRef, match: Match, facts: Facts, *, beside_date: bool = False
) -> Choice | None:
    """Tell a promise or a position that got weaker or stronger; how a report is worded is neither.

    With it the first other fact of weight, but no date ``beside_date`` of a headline that tells the date.
    """
    if _turn(match):
        return None
    may = {old.annotated.kind, new.annotated.kind} <= _MAY_SOFTEN
    for direction, kind in (
        (Direction.SOFTENED, FindingKind.SOFTENED),
        (Direction.STRENGTHENED, FindingKind.STRENGTHENED),
    ):
        told = next((c for c in match.changes if c.direction is direction and (may or terms.binds(c))), None)
        if told:
            partial = match.relation is Relation.PARTIAL
            grave = gravity.of_strength(told, old, new, partial=partial)
            choice = Choice(kind, terms.told(told, match.changes), gravity=grave)
            other = _other_fact(match, _NAMES if beside_date else _NAMES | {ChangeKind.DATE})
            if other is None or headline.of_figures(match.changes):
                return _with_names(choice, old, new, facts)
            return replace(choice, headline=headline.join([choice.headline, headline.describe(other)]))
    return None


_NAMES = frozenset({ChangeKind.PARTY, ChangeKind.ACTOR, ChangeKind.PLACE})


def _other_fact(match: Match, kinds: frozenset[ChangeKind]) -> Change | None:
    """Return the first fact of those kinds that took the place of another; figures are told as terms."""
    if match.relation is not Relation.CHANGED:
        return None
    return next((c for c in headline.by_interest(match.changes) if c.kind in kinds and c.old and c.new), None)


def _reported(old: SentenceRef, new: SentenceRef, match: Match, facts: Facts) -> Choice | None:
    """Tell a promise that is now spoken of as progress, though nothing says that it is done."""
    moved_on = old.annotated.kind is Kind.COMMITMENT and new.annotated.kind is Kind.PROGRESS
    if not moved_on or match.relation is Relation.REWORDED:
        return None
    return _with_names(Choice(FindingKind.CHANGED, "A promise, now reported on as progress"), old, new, facts)


def _fact(old: SentenceRef, new: SentenceRef, match: Match, facts: Facts) -> Choice | None:
    told = tuple(_undirected(c) for c in match.changes if c.kind not in _SOFT_FACTS)
    if any(c.old and c.new for c in told):
        told = tuple(c for c in told if not _is_known_name(c, facts))
    if not told and match.relation is Relation.CHANGED:
        told = match.changes
    if not told:
        return Choice(FindingKind.CHANGED, "Changed") if match.relation is Relation.CHANGED else None
    line = headline.of_changes((*told, *_verb_of_figures(told, match))) or "Changed"
    choice = Choice(FindingKind.CHANGED, line, gravity=gravity.of_changes(told))
    return _with_names(choice, old, new, facts) if len(told) == 1 else choice


def _verb_of_figures(told: Sequence[Change], match: Match) -> list[Change]:
    """Return the word that another one replaced beside a figure: a rate 'kept' at 3 % is now 'lowered'."""
    if match.relation is not Relation.CHANGED or not all(change.kind in _FIGURES for change in told):
        return []
    words = (c for c in match.changes if c.kind is ChangeKind.WORDING)
    return [c for c in words if (c.old or "").isalpha() and (c.new or "").isalpha()][:1]


_FIGURES = frozenset({ChangeKind.AMOUNT, ChangeKind.NUMBER})


def _is_known_name(change: Change, facts: Facts) -> bool:
    """Whether a name came or went in this sentence that the other statement uses elsewhere."""
    if change.kind not in {ChangeKind.PARTY, ChangeKind.ACTOR} or (change.old and change.new):
        return False
    other = facts.old_names if change.old is None else facts.new_names
    return all(other.knows(word) for word in (change.old or change.new or "").split())


def _undirected(change: Change) -> Change:
    """Name both verbs of a change of strength that :func:`_strength` has judged to be none."""
    return replace(change, direction=None) if change.direction else change


def _with_names(choice: Choice, old: SentenceRef, new: SentenceRef, facts: Facts) -> Choice:
    """Add who is newly or no longer named; that may be graver than the rest."""
    names = _names(old, new, facts)
    if names is None:
        return choice
    line = f"{choice.headline}; {headline.lower_first(names)}"
    return replace(choice, headline=line, gravity=max(choice.gravity, gravity.NAMES))


def _named(old: SentenceRef, new: SentenceRef, facts: Facts) -> Choice | None:
    """Tell who is named that the other statement names nowhere."""
    names = _names(old, new, facts)
    return Choice(FindingKind.CHANGED, names, gravity=gravity.NAMES) if names else None


def _names(old: SentenceRef, new: SentenceRef, facts: Facts) -> str | None:
    gained = unheard(new.text, facts.old_names)
    lost = unheard(old.text, facts.new_names)
    told = [f"Now names {_list(gained)}"] if gained else []
    told += [f"{'no' if told else 'No'} longer names {_list(lost)}"] if lost else []
    return "; ".join(told) or None


def _list(names: list[str]) -> str:
    return " and ".join(quote(name) for name in names[:2]) + (" and others" if len(names) > 2 else "")


def _part(labelled: LabelledSentence, facts: Facts) -> Choice | None:
    """Say what a partly carried sentence lost or gained, unless another sentence has that part."""
    old, match = labelled.earlier[0], labelled.matches[0]
    others = [c.match for c in facts.carrying(old) if c.match is not match]
    new = labelled.sentence.text
    lost = _only_here(match, others, "old", ClauseStatus.DROPPED, old.text)
    gained = _only_here(match, labelled.matches[1:], "new", ClauseStatus.ADDED, new)
    told = [f"No longer says {quote(_past_shared_start(lost, new))}"] if lost else []
    told += [f"{'adds' if told else 'Adds'} {quote(_past_shared_start(gained, old.text))}"] if gained else []
    return Choice(FindingKind.CHANGED, "; ".join(told), gravity=gravity.CLAUSE) if told else None


def _only_here(
    match: Match, others: Sequence[Match], side: str, status: ClauseStatus, text: str
) -> str | None:
    """Return the longest clause with that fate in ``match`` which no other match knows to be kept."""
    kept = {clause for other in others for clause in _marked(other, side, ClauseStatus.KEPT, text)}
    return max((c for c in _marked(match, side, status, text) if c not in kept), key=len, default=None)


def _past_shared_start(clause: str, other: str) -> str:
    """Leave out the words with which both begin ('The ministers agreed to'): they are not what differs."""
    mine, theirs = clause.split(), other.split()
    shared = next((n for n, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), len(mine))
    return " ".join(mine[shared:]) or clause


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
