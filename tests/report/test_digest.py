from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tracker.model import Counts, FindingKind, Kind, Relation, SourceKind
from tracker.report import build_digest, count


def test_each_sentence_counts_once(build: Any) -> None:
    note = build.note
    changes = build.changes(
        build.fresh(note("New."), 0),
        build.fresh(note("Back."), 1, returns_after=2),
        build.kept([note("Same.")], note("Same."), Relation.VERBATIM, index=2),
        build.kept([note("Old one."), note("Old two.")], note("Joined."), Relation.PARTIAL, index=3),
        build.kept([note("Four.")], note("Five."), Relation.CHANGED, index=4),
        build.kept([note("Words.")], note("Other words."), index=5),
        dropped=[build.gone(note("Gone."))],
        unproven=[build.gone(note("Unseen."))],
    )
    assert count(changes) == Counts(1, 1, 1, 1, 1, 1, 1, 1)


def test_report_never_drops_and_says_so_once(build: Any) -> None:
    news = replace(build.new, source_kind=SourceKind.REPORT)
    unseen = [build.gone(build.note(f"Line {n}."), n) for n in range(2)]
    digest = build_digest(build.changes(unproven=unseen, new=news))
    assert {f.kind for f in digest.findings} == {FindingKind.ABSENT}
    assert len(digest.notes) == 1
    assert "proves nothing" in digest.notes[0]
    assert "2 earlier sentences" in digest.notes[0]


def test_note_that_is_there_already_is_not_said_twice(build: Any) -> None:
    news = replace(build.new, source_kind=SourceKind.EXCERPT)
    changes = build.changes(unproven=[build.gone(build.note("Line."))], new=news)
    noted = replace(changes, notes=("An excerpt: its silence proves nothing.",))
    assert build_digest(noted).notes == noted.notes


def test_findings_about_one_older_sentence_know_each_other(build: Any) -> None:
    old = build.note("They will map and chart.")
    first = build.kept([old], build.note("They will map."), Relation.CHANGED, index=0)
    second = build.kept([old], build.note("They will chart."), Relation.CHANGED, index=1)
    alone = build.fresh(build.note("New."), 2)
    findings = {f.new.text: f for f in build_digest(build.changes(first, second, alone)).findings}
    one, two = findings["They will map."], findings["They will chart."]
    assert (one.related, two.related) == ((two.id,), (one.id,))
    assert findings["New."].related == ()


def test_same_input_same_output_whatever_the_order_of_ties(build: Any) -> None:
    fresh = [build.fresh(build.note("Twice said."), n) for n in range(2)]
    digest = build_digest(build.changes(*fresh))
    assert [f.new.index for f in digest.findings] == [0, 1]
    assert digest == build_digest(build.changes(*fresh))


def test_unchanged_sentences_are_kept_for_the_fold(build: Any) -> None:
    same = build.kept([build.note("Same.")], build.note("Same."), Relation.VERBATIM)
    assert build_digest(build.changes(same)).unchanged == (same,)


def test_since_is_passed_on(build: Any) -> None:
    assert build_digest(build.changes(), since=date(2024, 1, 1)).since == date(2024, 1, 1)


def test_empty_statement_gives_an_empty_digest(build: Any) -> None:
    digest = build_digest(build.changes())
    assert (digest.findings, digest.counts) == ((), Counts())


def test_passed_date_is_told_once_though_two_sentences_carry_the_promise(build: Any) -> None:
    promise = build.note("They will map.", Kind.COMMITMENT, build.due(date(2024, 6, 30)))
    carriers = [
        build.kept([promise], build.note(f"They spoke of maps {n}.", Kind.PROGRESS), index=n)
        for n in range(2)
    ]
    kinds = [f.kind for f in build_digest(build.changes(*carriers)).findings]
    assert kinds.count(FindingKind.DEADLINE_PASSED) == 1
