"""Rules about what a statement changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.alerts.rule import Event, Rule
from tracker.alerts.touched import touched
from tracker.model import Alert, Digest, Direction, Finding, FindingKind, LabelledSentence, SentenceRef

Place = tuple[str, int]
"""Statement and index: where a sentence stands."""


def ring_on_findings(
    rules: Iterable[Rule], digest: Digest, dropped: Iterable[LabelledSentence] = ()
) -> list[Alert]:
    """Return what rings because of one statement.

    Args:
        rules: all rules; those about other events are passed over.
        digest: the findings that are news.
        dropped: the dropped sentences of the statement, which know in how many meetings they stood.
    """
    stood = {
        (d.sentence.statement.id, d.sentence.index): d.standing.present if d.standing else 1 for d in dropped
    }
    statement = digest.statement
    return [
        alert
        for rule in rules
        if rule.covers(statement.series, statement.group)
        for finding in digest.findings
        if (alert := _ring(rule, finding, stood))
    ]


def _ring(rule: Rule, finding: Finding, stood: Mapping[Place, int]) -> Alert | None:
    found = touched(finding, rule.pattern) if rule.pattern else None
    if rule.pattern and found is None:
        return None
    match rule.event:
        case Event.PHRASE if found:
            text = f"“{found.words}” is {'gone' if found.gone else 'new'}"
            return _alert(rule, finding, text, finding.old if found.gone else finding.new)
        case Event.DROPPED if finding.kind is FindingKind.DROPPED and finding.old:
            present = stood.get((finding.old.statement.id, finding.old.index), 1)
            if present >= rule.meetings:
                meetings = "1 meeting" if present == 1 else f"{present} meetings"
                return _alert(rule, finding, f"Dropped after standing in {meetings}")
        case Event.SOFTENED if is_softened(finding):
            return _alert(rule, finding, finding.headline)
    return None


def is_softened(finding: Finding) -> bool:
    """Whether a finding says that language became weaker, be it its headline or one of its facts."""
    return finding.kind is FindingKind.SOFTENED or any(
        change.direction is Direction.SOFTENED for change in finding.changes
    )


def _alert(rule: Rule, finding: Finding, text: str, spoken: SentenceRef | None = None) -> Alert:
    """Quote ``spoken``, or else the sentence as it is now."""
    sentence = spoken or finding.new or finding.old
    return Alert(
        rule=rule.name,
        key=finding.id,
        text=text,
        series=finding.statement.series,
        quote=sentence.text if sentence else None,
        finding=finding.id,
        urgent=rule.urgent,
    )
