from __future__ import annotations

from dataclasses import replace
from typing import Any

from tracker.language.worddiff import Op
from tracker.model import FindingKind
from tracker.render.view import GLANCE, entry_of, shorten, view_of


def test_drops_and_changes_come_before_new_and_reworded(example: Any) -> None:
    view = view_of(example.digest)
    assert [section.slug for section in view.sections] == ["dropped", "changed", "new", "reworded"]
    shown = [entry.id for section in view.sections for entry in section.entries]
    assert sorted(shown) == sorted(finding.id for finding in example.digest.findings)


def test_glance_keeps_the_order_of_weight_and_leaves_rewordings_out(example: Any) -> None:
    view = view_of(example.digest)
    wanted = [f.id for f in example.digest.findings if f.kind is not FindingKind.REWORDED]
    assert [entry.id for entry in view.glance] == wanted[:GLANCE]


def test_unrelated_wordings_are_shown_without_marks(example: Any) -> None:
    finding = next(f for f in example.digest.findings if f.kind is FindingKind.REWORDED)
    strange = replace(finding.new, annotated=replace(finding.new.annotated, text="Nothing in common here."))
    entry = entry_of(replace(finding, new=strange))
    assert entry.inline == ()
    assert [s.op for s in entry.new.segments] == [Op.EQUAL]


def test_doubtful_match_is_said_in_words(example: Any) -> None:
    entries = {f.score: entry_of(f).doubt for f in example.digest.findings if f.score is not None}
    assert entries[0.62] == "probably the same sentence"
    assert entries[0.97] is None


def test_shortening_cuts_at_a_word_and_without_blanks_anywhere() -> None:
    assert shorten("one two three four", 12) == "one two …"
    assert shorten("一二三四五六七八九十", 6) == "一二三四 …"
    assert shorten("short", 12) == "short"
