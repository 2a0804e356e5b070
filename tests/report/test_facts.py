from __future__ import annotations

from typing import Any

from tracker.report.facts import gather, key


def test_carriers_of_a_split_sentence_are_found(build: Any) -> None:
    old = build.note("They will map and chart.")
    parts = [build.kept([old], build.note(text), index=n) for n, text in enumerate(("Map.", "Chart."))]
    facts = gather(build.changes(*parts))
    assert [c.labelled for c in facts.carrying(parts[0].earlier[0])] == parts
    assert facts.carrying(build.heard(old, 9)) == []


def test_coverage_is_the_share_of_the_previous_statement_that_is_carried_on(build: Any) -> None:
    kept = build.kept([build.note("One."), build.note("Two.")], build.note("Both."))
    unseen = [build.gone(build.note("Three."), 5), build.gone(build.note("Four."), 6)]
    assert gather(build.changes(kept, unproven=unseen)).coverage == 0.5
    assert gather(build.changes()).coverage == 1.0


def test_dates_of_both_statements(build: Any) -> None:
    facts = gather(build.changes())
    assert (facts.previous_date, facts.meeting_date) == (build.old.meeting_date, build.new.meeting_date)
    assert key(build.heard(build.note("a"), 3)) == (build.old.id, 3)
