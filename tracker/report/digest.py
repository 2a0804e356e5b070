"""From labelled sentences to the digest of one statement. Pure: reads nothing, knows no clock."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model import Counts, Digest, Finding, FindingKind, Label, Relation
from tracker.report import facts as lookup
from tracker.report.choose import Choice, choose, choose_absent, choose_gone
from tracker.report.headline import by_interest
from tracker.report.identity import finding_id, tell_apart
from tracker.report.phrases import plural, stood
from tracker.report.weight import weigh

if TYPE_CHECKING:
    from datetime import date

    from tracker.model import LabelledSentence, StatementChanges, StatementRef
    from tracker.report.facts import Facts


def build_digest(changes: StatementChanges, *, since: date | None = None) -> Digest:
    """Turn labelled sentences into findings, most important first.

    Args:
        changes: one statement in the light of all earlier ones.
        since: the date of the digest before, when a reader asks for what is new since then; only
            passed on to be shown.
    """
    facts = lookup.gather(changes)
    findings = [
        _finding(choice, labelled, changes.statement, facts)
        for labelled in changes.sentences
        for choice in choose(labelled, facts)
    ]
    findings += [_of_gone(d, changes.statement, facts) for d in changes.dropped]
    findings += [_of_absent(a, changes.statement, facts) for a in changes.unproven]
    findings = _once(findings)
    named = tell_apart(f.id for f in findings)
    findings = [replace(f, id=name) for f, name in zip(findings, named, strict=True)]
    findings = _relate(findings)
    return Digest(
        statement=changes.statement,
        previous=changes.previous,
        since=since,
        counts=count(changes),
        findings=tuple(sorted(findings, key=_rank)),
        unchanged=tuple(s for s in changes.sentences if s.relation is Relation.VERBATIM),
        notes=_notes(changes),
    )


def count(changes: StatementChanges) -> Counts:
    """Count sentences by what became of them; each sentence of the newer statement counts once."""
    new = [s for s in changes.sentences if s.label is Label.NEW]
    repeated = [s.relation for s in changes.sentences if s.label is Label.REPEATED]
    returned = sum(bool(s.returns_after) for s in new)
    return Counts(
        new=len(new) - returned,
        returned=returned,
        verbatim=repeated.count(Relation.VERBATIM),
        reworded=repeated.count(Relation.REWORDED),
        partial=repeated.count(Relation.PARTIAL),
        changed=repeated.count(Relation.CHANGED),
        dropped=len(changes.dropped),
        absent=len(changes.unproven),
    )


def _of_gone(labelled: LabelledSentence, statement: StatementRef, facts: Facts) -> Finding:
    return _finding(choose_gone(labelled, facts), labelled, statement, facts, gone=True)


def _of_absent(labelled: LabelledSentence, statement: StatementRef, facts: Facts) -> Finding:
    return _finding(choose_absent(labelled, facts), labelled, statement, facts, gone=True)


def _finding(
    choice: Choice, labelled: LabelledSentence, statement: StatementRef, facts: Facts, *, gone: bool = False
) -> Finding:
    earlier = labelled.earlier[choice.about] if labelled.earlier else None
    old, new = (labelled.sentence, None) if gone else (earlier, labelled.sentence)
    match = labelled.matches[choice.about] if labelled.matches and not gone else None
    changes = tuple(by_interest(match.changes)) if match else ()
    score = match.score if match else None
    return Finding(
        id=finding_id(statement, choice.kind, old.text if old else None, new.text if new else None),
        kind=choice.kind,
        statement=statement,
        old=old,
        new=new,
        headline=choice.headline,
        relation=match.relation if match else labelled.relation,
        changes=changes,
        weight=weigh(
            choice.kind,
            old,
            new,
            gravity=choice.gravity,
            standing=labelled.standing,
            score=score,
            changes=changes,
            facts=facts,
        ),
        standing=stood(labelled.standing, absent=gone),
        score=score,
    )


def _once(findings: list[Finding]) -> list[Finding]:
    """Tell the end of a deadline once, though several sentences may carry the older one on."""
    told: set[tuple[FindingKind, lookup.Key]] = set()
    kept = []
    for finding in sorted(findings, key=_rank):
        if finding.old and finding.kind in _ONCE:
            name = (finding.kind, lookup.key(finding.old))
            if name in told:
                continue
            told.add(name)
        kept.append(finding)
    return kept


_ONCE = frozenset({FindingKind.DEADLINE_PASSED, FindingKind.DEADLINE_REMOVED})


def _relate(findings: list[Finding]) -> list[Finding]:
    """Link findings about the same earlier sentence, which was split or answered in several places."""
    about: defaultdict[lookup.Key, list[str]] = defaultdict(list)
    for finding in findings:
        if finding.old:
            about[lookup.key(finding.old)].append(finding.id)
    return [
        replace(f, related=tuple(i for i in about[lookup.key(f.old)] if i != f.id)) if f.old else f
        for f in findings
    ]


def _rank(finding: Finding) -> tuple[float, int, int, str]:
    """Sort by weight; ties in the order of the kinds, then of the text, so that output never flickers."""
    place = finding.new or finding.old
    order = list(FindingKind).index(finding.kind)
    return (-round(finding.weight, 6), order, place.index if place else 0, finding.id)


def _notes(changes: StatementChanges) -> tuple[str, ...]:
    notes = list(changes.notes)
    if changes.unproven and not any("proves nothing" in note for note in notes):
        absent = plural(len(changes.unproven), "earlier sentence is", "earlier sentences are")
        kind = changes.statement.source_kind.value
        notes.append(
            f"This text is {'an' if kind[0] in 'aeiou' else 'a'} {kind}, not a complete official statement: "
            f"its silence proves nothing, so {absent} listed as not mentioned and nothing as dropped."
        )
    return tuple(notes)
