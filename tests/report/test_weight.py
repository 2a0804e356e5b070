from __future__ import annotations

from typing import Any

import pytest

from tracker.model import Change, ChangeKind, FindingKind, Kind, Relation
from tracker.report import build_digest
from tracker.report.weight import KIND

PLAIN = "They spoke about the northern islands."


def order(build: Any, *sentences: Any, dropped: Any = ()) -> list[str]:
    digest = build_digest(build.changes(*sentences, dropped=dropped))
    return [(f.new or f.old).text for f in digest.findings]


def test_commitment_before_position_before_progress_before_procedure(build: Any) -> None:
    kinds = [Kind.PROCEDURAL, Kind.PROGRESS, Kind.POSITION, Kind.COMMITMENT]
    gone = [build.gone(build.note(f"{PLAIN[:-1]} {n}.", kind), n) for n, kind in enumerate(kinds)]
    digest = build_digest(build.changes(dropped=gone))
    assert [f.old.annotated.kind for f in digest.findings] == kinds[::-1]


def test_long_standing_language_first(build: Any) -> None:
    gone = [build.gone(build.note(f"{PLAIN[:-1]} {n}."), n, present=n, of=9) for n in (1, 9, 4)]
    assert order(build, dropped=gone) == [f"{PLAIN[:-1]} {n}." for n in (9, 4, 1)]


def test_strong_words_first(build: Any) -> None:
    fresh = [build.fresh(build.note(f"{PLAIN[:-1]} {n}.", level=n / 10), n) for n in (1, 9, 5)]
    assert order(build, *fresh) == [f"{PLAIN[:-1]} {n}." for n in (9, 5, 1)]


def test_names_never_heard_before_common_words(build: Any) -> None:
    common = build.fresh(build.note("They spoke about it again at some length."), 0)
    named = build.fresh(build.note("They spoke about Corvane and the XKR at 9 p.m."), 1)
    assert order(build, common, named)[0].startswith("They spoke about Corvane")


def test_formula_about_who_met_comes_last(build: Any) -> None:
    opening = build.gone(
        build.note("Minister Karlsen and Minister Ojala met in Oslo on 3 May 2021.", Kind.PROCEDURAL),
        present=9,
        of=9,
    )
    reworded = build.kept([build.note("They speak.")], build.note("They are speaking."), index=1)
    assert order(build, reworded, dropped=[opening])[-1].startswith("Minister")


def test_doubtful_match_weighs_less(build: Any) -> None:
    change = [Change(ChangeKind.NUMBER, "4", "5")]
    pairs = [
        build.kept(
            [build.note(f"4 ships {n}.")],
            build.note(f"5 ships {n}."),
            changes=change,
            index=n,
            old_index=n,
            score=s,
        )
        for n, s in enumerate((0.5, 0.99))
    ]
    assert order(build, *pairs) == ["5 ships 1.", "5 ships 0."]


@pytest.mark.parametrize("kind", list(FindingKind))
def test_every_kind_has_a_weight(kind: FindingKind) -> None:
    assert 0 < KIND[kind] <= 1


def test_weights_lie_between_nothing_and_one(build: Any) -> None:
    long = build.note(" ".join(f"Name{n}" for n in range(200)), Kind.COMMITMENT, level=1.0)
    digest = build_digest(
        build.changes(build.kept([long], long, Relation.CHANGED), dropped=[build.gone(long, 3)])
    )
    assert all(0 < f.weight <= 1 for f in digest.findings)
