from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tracker.model import (
    Change,
    ChangeKind,
    ClauseMark,
    ClauseStatus,
    Direction,
    FindingKind,
    Kind,
    Precision,
    Relation,
)
from tracker.report import build_digest

PASSED, AHEAD, LATER = date(2024, 6, 30), date(2024, 12, 31), date(2025, 6, 30)
DONE = Change(ChangeKind.PROGRESS, "agreed to publish", "published")


def told(build: Any, *sentences: Any, dropped: Any = ()) -> list[tuple[FindingKind, str]]:
    findings = build_digest(build.changes(*sentences, dropped=dropped)).findings
    return [(finding.kind, finding.headline) for finding in findings]


def promise(build: Any, due: Any, text: str = "They will publish the map.") -> Any:
    return build.note(text, Kind.COMMITMENT, due)


def test_later_date_is_a_slip(build: Any) -> None:
    late = build.due(LATER, "by mid-2025", Precision.HALF)
    pair = build.kept([promise(build, build.due(AHEAD))], promise(build, late), Relation.CHANGED)
    assert told(build, pair) == [
        (FindingKind.DEADLINE_SLIPPED, "Deadline moved from 31 Dec 2024 to mid-2025")
    ]


def test_earlier_date_is_brought_forward(build: Any) -> None:
    pair = build.kept([promise(build, build.due(LATER))], promise(build, build.due(AHEAD)), Relation.CHANGED)
    assert told(build, pair) == [
        (FindingKind.DEADLINE_SET, "Deadline brought forward from 30 Jun 2025 to 31 Dec 2024")
    ]


def test_end_of_a_term_is_no_deadline_that_slips(build: Any) -> None:
    old, new = (promise(build, build.due(end, f"until {end}")) for end in (AHEAD, LATER))
    assert told(build, build.kept([old], new))[0][0] is FindingKind.CHANGED


def test_korean_deed_that_is_put_off_slips(build: Any) -> None:
    text = "두 장관은 {} 어업 협정을 체결하기로 하였다."
    due = [build.due(end, f"{end.year}년 {end.month}월까지", Precision.MONTH) for end in (AHEAD, LATER)]
    old, new = (promise(build, day, text.format(day.phrase)) for day in due)
    assert told(build, build.kept([old], new, Relation.CHANGED))[0][0] is FindingKind.DEADLINE_SLIPPED


def test_same_words_in_the_next_cycle_are_no_slip(build: Any) -> None:
    old, new = (promise(build, build.due(end, "later this year")) for end in (AHEAD, LATER))
    assert told(build, build.kept([old], new, Relation.VERBATIM)) == []


def test_same_span_from_a_later_meeting_is_no_slip(build: Any) -> None:
    old, new = (promise(build, build.due(end, "over the next three years")) for end in (AHEAD, LATER))
    lines = told(build, build.kept([old], new, Relation.CHANGED))
    assert FindingKind.DEADLINE_SLIPPED not in [kind for kind, _ in lines]


def test_next_date_after_a_meeting_that_was_held_is_set_not_moved(build: Any) -> None:
    old, new = (promise(build, build.due(end), "The next decision is due.") for end in (AHEAD, LATER))
    pair = build.kept([old], new, Relation.CHANGED)
    earlier = pair.earlier[0]
    changes = replace(build.changes(pair), held={(earlier.statement.id, earlier.index): date(2024, 9, 10)})
    assert build_digest(changes).findings[0].kind is FindingKind.DEADLINE_SET


def test_next_instance_of_a_numbered_event_is_no_slip(build: Any) -> None:
    old = promise(build, build.due(AHEAD), "They will hold the 15th Dialogue.")
    new = promise(build, build.due(LATER), "They will hold the 16th Dialogue.")
    assert all(kind is not FindingKind.DEADLINE_SLIPPED for kind, _ in told(build, build.kept([old], new)))


def test_date_replaced_by_an_open_phrase_is_removed(build: Any) -> None:
    vague = build.due(None, "in due course", Precision.OPEN)
    pair = build.kept([promise(build, build.due(AHEAD))], promise(build, vague), Relation.CHANGED)
    assert told(build, pair) == [
        (FindingKind.DEADLINE_REMOVED, "Deadline of 31 Dec 2024 became “in due course”")
    ]


@pytest.mark.parametrize(
    ("relation", "kind"), [(Relation.PARTIAL, Kind.COMMITMENT), (Relation.CHANGED, Kind.PROGRESS)]
)
def test_no_removal_is_claimed_where_the_promise_no_longer_stands_whole(
    build: Any, relation: Relation, kind: Kind
) -> None:
    new = build.note("They spoke about the map.", kind)
    pair = build.kept([promise(build, build.due(AHEAD))], new, relation)
    assert FindingKind.DEADLINE_REMOVED not in [kind for kind, _ in told(build, pair)]


def test_date_that_passed_in_silence(build: Any) -> None:
    new = build.note("They spoke about the map.", Kind.PROGRESS)
    pair = build.kept([promise(build, build.due(PASSED))], new)
    assert told(build, pair) == [(FindingKind.DEADLINE_PASSED, "Due by 30 Jun 2024; not said to be done")]


def test_announced_meeting_that_was_held_is_no_removed_date(build: Any) -> None:
    old = promise(build, build.due(AHEAD), text="They will work together and meet again later this year.")
    pair = build.kept([old], build.note("They will work together.", Kind.COMMITMENT), Relation.PARTIAL)
    earlier = pair.earlier[0]
    changes = replace(build.changes(pair), held={(earlier.statement.id, earlier.index): date(2024, 9, 10)})
    finding = build_digest(changes).findings[0]
    assert finding.kind is FindingKind.DEADLINE_MET
    assert finding.headline == "The meeting announced for 31 Dec 2024 took place on 10 Sep 2024"


def test_what_is_gone_from_a_promise_is_told_beside_its_date(build: Any) -> None:
    old = promise(build, build.due(PASSED), text="They will map the bay and they will share the data.")
    lost = ClauseMark("old", 22, 51, ClauseStatus.DROPPED)
    pair = build.kept([old], build.note("They will map the bay."), Relation.PARTIAL, clauses=[lost])
    assert told(build, pair)[0][1] == (
        "Due by 30 Jun 2024; not said to be done; no longer says “and they will share the data”"
    )


def test_date_that_passed_before_the_previous_meeting_is_old_news(build: Any) -> None:
    long_ago = build.due(date(2023, 12, 31))
    pair = build.kept([promise(build, long_ago)], build.note("They spoke about maps.", Kind.PROGRESS))
    assert told(build, pair)[0][0] is FindingKind.REWORDED


def test_dropped_promise_whose_date_passed(build: Any) -> None:
    gone = build.gone(promise(build, build.due(PASSED)))
    assert told(build, dropped=[gone])[0] == (
        FindingKind.DEADLINE_PASSED,
        "Due by 30 Jun 2024; this statement does not mention it",
    )


def test_done_in_time(build: Any) -> None:
    new = build.note("The map was published in May.", Kind.PROGRESS)
    pair = build.kept([promise(build, build.due(AHEAD))], new, changes=[DONE])
    assert told(build, pair) == [(FindingKind.DEADLINE_MET, "Due by 31 Dec 2024: reported as done")]


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        ("They welcomed the signing of the fisheries accord on 11 June 2024.", FindingKind.DEADLINE_MET),
        ("They called for the signing of the fisheries accord.", FindingKind.DEADLINE_PASSED),
        ("They spoke about the fisheries accord.", FindingKind.DEADLINE_PASSED),
    ],
)
def test_deed_that_a_noun_reports_is_not_called_silence(build: Any, new: str, kind: FindingKind) -> None:
    note = promise(build, build.due(PASSED), "They agreed to sign the fisheries accord by June 2024.")
    old = replace(note, verb="agreed to sign", promised="sign the fisheries accord")
    assert told(build, build.kept([old], build.note(new, Kind.PROGRESS)))[0][0] is kind


def test_done_is_said_after_the_date(build: Any) -> None:
    new = build.note("The map was published in May.", Kind.PROGRESS)
    pair = build.kept([promise(build, build.due(PASSED))], new, changes=[DONE])
    assert told(build, pair)[0][1] == "Due by 30 Jun 2024: reported as done, reported after that date"


def test_promise_without_date_kept(build: Any) -> None:
    pair = build.kept([promise(build, None)], build.note("The map is out.", Kind.PROGRESS), changes=[DONE])
    assert told(build, pair)[0][0] is FindingKind.KEPT


def test_several_dated_promises_answered_by_one_sentence_are_each_told(build: Any) -> None:
    olds = [promise(build, build.due(PASSED), text) for text in ("They will map.", "They will chart.")]
    pair = build.kept(olds, build.note("They spoke about maps and charts.", Kind.PROGRESS))
    assert [kind for kind, _ in told(build, pair)] == [FindingKind.DEADLINE_PASSED] * 2


def test_date_kept_by_another_part_of_a_split_sentence_is_not_removed(build: Any) -> None:
    old = promise(build, build.due(AHEAD))
    bare = build.kept([old], build.note("They will publish.", Kind.COMMITMENT), Relation.CHANGED, index=0)
    dated = build.kept([old], promise(build, build.due(AHEAD)), Relation.CHANGED, index=1)
    assert FindingKind.DEADLINE_REMOVED not in [kind for kind, _ in told(build, bare, dated)]


def test_first_date_is_told(build: Any) -> None:
    pair = build.kept([promise(build, None)], promise(build, build.due(AHEAD)), Relation.CHANGED)
    assert told(build, pair) == [(FindingKind.DEADLINE_SET, "Sets a date: 31 Dec 2024")]


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("They no longer plan to hold the regatta in 2027.", False),
        ("They failed to close the quarry as planned and now intend to do so in 2027.", False),
        ("They will not wait for the survey, but will hold the regatta in 2027.", True),
        ("They will hold the regatta not later than in 2027.", True),
    ],
)
def test_a_sentence_that_denies_sets_no_date(build: Any, text: str, sets: bool) -> None:
    new = promise(build, build.due(date(2027, 12, 31), "in 2027", Precision.YEAR), text)
    lines = told(build, build.kept([promise(build, None)], new, Relation.CHANGED))
    assert (FindingKind.DEADLINE_SET in [kind for kind, _ in lines]) is sets


def test_a_change_of_negation_sets_no_date(build: Any) -> None:
    new = promise(build, build.due(date(2027, 12, 31), "2027년", Precision.YEAR), "2027년 훈련은 없다.")
    change = Change(ChangeKind.NEGATION, None, "없다")
    lines = told(build, build.kept([promise(build, None)], new, Relation.CHANGED, [change]))
    assert FindingKind.DEADLINE_SET not in [kind for kind, _ in lines]


def test_passed_date_in_a_text_whose_silence_proves_nothing(build: Any) -> None:
    unseen = build.gone(promise(build, build.due(PASSED)))
    finding = build_digest(build.changes(unproven=[unseen])).findings[0]
    assert finding.kind is FindingKind.ABSENT
    assert finding.headline == "Due by 30 Jun 2024; not mentioned in this text"


SOFTER = Change(ChangeKind.STRENGTH, "shall", "will seek to", Direction.SOFTENED)
LESS = Change(ChangeKind.AMOUNT, "40 million dollars", "25 million dollars")


def test_moved_date_does_not_hide_a_smaller_amount(build: Any) -> None:
    old, new = (promise(build, build.due(end)) for end in (AHEAD, LATER))
    assert told(build, build.kept([old], new, Relation.CHANGED, [LESS])) == [
        (
            FindingKind.DEADLINE_SLIPPED,
            "Deadline moved from 31 Dec 2024 to 30 Jun 2025; "
            "amount changed from “40 million dollars” to “25 million dollars”",
        )
    ]


@pytest.mark.parametrize(
    ("end", "line"),
    [(LATER, "deadline moved from 31 Dec 2024 to 30 Jun 2025"), (None, "deadline of 31 Dec 2024 removed")],
)
def test_softened_promise_ranks_as_softened_whatever_became_of_its_date(
    build: Any, end: date | None, line: str
) -> None:
    new = promise(build, build.due(end) if end else None)
    pair = build.kept([promise(build, build.due(AHEAD))], new, Relation.CHANGED, [SOFTER])
    assert told(build, pair) == [(FindingKind.SOFTENED, f"“shall” softened to “will seek to”; {line}")]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("They agreed to hold the fourth meeting.", "They agreed to hold the fifth meeting.", "set"),
        ("The next meeting will be held in Oslo.", "The next meeting will be held in Rome.", "set"),
        ("They agreed to hold the fourth meeting.", "They agreed to hold the fourth meeting.", "slipped"),
        ("They will survey the bay.", "They will survey the whole bay.", "slipped"),
    ],
)
def test_date_of_the_next_meeting_is_set_not_moved(build: Any, old: str, new: str, kind: str) -> None:
    pair = build.kept(
        [promise(build, build.due(PASSED), old)], promise(build, build.due(LATER), new), Relation.CHANGED
    )
    ((found, line),) = told(build, pair)
    assert found.value == f"deadline {kind}"
    assert (line == "Sets a date: 30 Jun 2025") is (kind == "set")


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("will publish", "published", True),
        ("agreed to conclude", "was signed", True),
        ("will publish", "discussed", False),
        ("will publish", "is publishing", False),
    ],
)
def test_promise_is_kept_only_when_its_own_verb_is_done(
    build: Any, before: str, after: str, kept: bool
) -> None:
    change = Change(ChangeKind.PROGRESS, before, after)
    old = promise(build, build.due(PASSED), f"They {before} the map.")
    new = build.note(f"The map {after}.", Kind.PROGRESS)
    ((kind, line),) = told(build, build.kept([old], new, Relation.CHANGED, [change]))
    assert (kind is FindingKind.DEADLINE_MET) is kept
    assert kept or line == "A promise, now reported on as progress"
