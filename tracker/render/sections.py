"""Which part of a digest a finding stands in, and how many sentences each part tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model import Digest, Finding

SECTIONS = {
    "dropped": "Dropped",
    "changed": "Changed",
    "new": "New",
    "reworded": "Reworded",
    "absent": "Not mentioned",
}
"""Slug and title, in the order on the page: drops and changes first."""

_DONE = frozenset({FindingKind.DEADLINE_MET, FindingKind.KEPT})
"""Where the sentence is gone because what it announced is done, nothing was lost."""
_NEW = frozenset({FindingKind.NEW, FindingKind.NEW_COMMITMENT, FindingKind.RETURNED})


def section_of(finding: Finding) -> str:
    """Return the slug of the section that a finding stands in."""
    if finding.kind is FindingKind.ABSENT:
        return "absent"
    if finding.new is None:
        return "changed" if finding.kind in _DONE else "dropped"
    if finding.kind is FindingKind.REWORDED:
        return "reworded"
    return "new" if finding.kind in _NEW else "changed"


def sentences_in(findings: Iterable[Finding]) -> int:
    """Count sentences, not findings: one that answers three dated promises counts once."""
    places = {(s.statement.id, s.index) for f in findings if (s := f.new or f.old)}
    return len(places)


def tally(digest: Digest) -> dict[str, int]:
    """Return the number of sentences in each section, and of the new ones how many return."""
    told = {slug: sentences_in(f for f in digest.findings if section_of(f) == slug) for slug in SECTIONS}
    told["returned"] = sentences_in(f for f in digest.findings if f.kind is FindingKind.RETURNED)
    return told
