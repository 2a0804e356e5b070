from __future__ import annotations

from dataclasses import replace
from typing import Any

from tracker.model import FindingKind
from tracker.render.sections import SECTIONS, section_of, sentences_in, tally


def test_every_finding_has_a_section_and_is_counted(example: Any) -> None:
    told = tally(example.digest)
    assert {section_of(f) for f in example.digest.findings} <= set(SECTIONS)
    assert sum(told[slug] for slug in SECTIONS) == len(example.digest.findings)
    assert told["returned"] == 1


def test_dropped_promise_whose_date_passed_stands_with_the_drops(example: Any) -> None:
    gone = next(f for f in example.digest.findings if f.kind is FindingKind.DROPPED)
    assert section_of(replace(gone, kind=FindingKind.DEADLINE_PASSED)) == "dropped"


def test_announcement_of_a_meeting_that_was_held_is_no_loss(example: Any) -> None:
    gone = next(f for f in example.digest.findings if f.kind is FindingKind.DROPPED)
    assert section_of(replace(gone, kind=FindingKind.DEADLINE_MET)) == "changed"
    assert section_of(replace(gone, kind=FindingKind.KEPT)) == "changed"


def test_sentence_with_two_findings_counts_once(example: Any) -> None:
    finding = example.digest.findings[0]
    assert sentences_in([finding, replace(finding, id="other")]) == 1
