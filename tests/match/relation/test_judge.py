import random

import pytest

from tracker.match.relation import judge
from tracker.model import Change, ChangeKind, Direction, Relation


def kinds(old, new):
    return [change.kind for change in judge(old, new).changes]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The plan stands.", "THE PLAN STANDS"),
        ("2. The plan “stands”;", "(3) The plan 'stands'."),
        ("The long‑term plan – adopted – stands.", "The long-term plan, adopted, stands."),
        ("Ｔｈｅ plan stands.", "The plan stands."),
        ("", ""),
        ("…", "—"),
    ],
)
def test_same_words_are_verbatim_whatever_their_typography(old, new):
    judgement = judge(old, new)
    assert judgement.relation is Relation.VERBATIM
    assert judgement.changes == ()
    assert judgement.clauses == ()


def test_empty_against_text_is_not_an_error():
    assert judge("", "The board met.").relation is not Relation.VERBATIM
    assert judge("The board met.", "").relation is not Relation.VERBATIM


def test_a_number_prints_with_both_values():
    (change,) = judge("The fund supports seven clinics.", "The fund supports eight clinics.").changes
    assert change == Change(ChangeKind.NUMBER, "seven", "eight")
    assert str(change) == "number seven → eight"


def test_a_softer_verb_prints_with_both_wordings():
    (change,) = judge(
        "Ministers condemned the launch.", "Ministers expressed concern over the launch."
    ).changes
    assert change.kind is ChangeKind.STRENGTH
    assert change.direction is Direction.SOFTENED
    assert str(change) == "strength condemned → expressed concern"


def test_a_dropped_qualifier_prints_as_dropped():
    old = "They seek complete and verifiable disarmament of the militia."
    (change,) = judge(old, old.replace("complete and ", "")).changes
    assert str(change) == "dropped: “complete”"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The fourteenth dialogue was convened by the two deputies on 24 April 2023.",
            "The fifteenth dialogue was convened by the two deputies on 9 October 2023.",
        ),
        ("Taking note of the report of 1 June 2011,", "Taking note of the report of 1 December 2011,"),
        (
            "Extends the deployment for a further period ending on 15 June 2012;",
            "Extends the deployment for a further period ending on 15 December 2012;",
        ),
    ],
)
def test_the_next_occasion_is_no_change_but_is_reported(old, new):
    judgement = judge(old, new)
    assert judgement.relation is Relation.REWORDED
    assert ChangeKind.DATE in [change.kind for change in judgement.changes]


def test_a_date_of_the_meeting_that_moves_back_is_a_change():
    old = "The two deputies convened the dialogue on 24 April 2023."
    assert judge(old, old.replace("24 April", "21 April")).relation is Relation.CHANGED


def test_a_deadline_is_a_change_even_in_a_sentence_about_a_meeting():
    old = "The deputies met and agreed to finish the text by 1 June 2023."
    assert judge(old, old.replace("June", "December")).relation is Relation.CHANGED


def test_no_fact_is_reported_twice():
    judgement = judge(
        "The bank will buy $20 billion of bonds and $20 billion of bills by March 2025.",
        "The bank may buy $30 billion of bonds and $30 billion of bills by June 2025.",
    )
    assert len(set(map(str, judgement.changes))) == len(judgement.changes)
    assert {ChangeKind.STRENGTH, ChangeKind.AMOUNT, ChangeKind.DATE} <= {c.kind for c in judgement.changes}


def test_the_most_important_fact_comes_first():
    old = "The council will not lift the limits on the northern port by May."
    new = "The council will lift the limits on the southern port by June."
    assert kinds(old, new)[0] is ChangeKind.NEGATION


def test_at_most_six_facts_are_listed():
    old = " ".join(
        f"Article {n} covers {n * 3} ports and {n * 7} ships in May {2000 + n}." for n in range(1, 9)
    )
    new = " ".join(
        f"Article {n} covers {n * 4} ports and {n * 9} ships in May {2010 + n}." for n in range(1, 9)
    )
    assert 0 < len(judge(old, new).changes) <= 6


def test_two_thousand_words_are_judged_in_linear_time():
    import time

    words = [f"word{n % 700}" for n in range(2000)]
    other = [w if n % 9 else f"other{n}" for n, w in enumerate(words)]
    start = time.process_time()
    judge(" ".join(words[:500]), " ".join(other[:500]))
    quarter = time.process_time() - start
    start = time.process_time()
    judge(" ".join(words), " ".join(other))
    assert time.process_time() - start < 10 * quarter + 0.2


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("양측은 훈련을 3차례 실시했다.", "양측은 훈련을 5차례 실시했다.", ChangeKind.NUMBER),
        ("위원회는 안건에 동의했다.", "위원회는 안건에 동의하지 않았다.", ChangeKind.NEGATION),
        ("회의는 2025년 3월 4일에 열린다.", "회의는 2025년 9월 4일에 열린다.", ChangeKind.DATE),
        ("両国は支援を拡大した。", "両国は支援を拡大しなかった。", ChangeKind.NEGATION),
        ("委員会は基金に30億円を拠出する。", "委員会は基金に50億円を拠出する。", ChangeKind.AMOUNT),
        ("会合は2025年3月に開催される。", "会合は2026年3月に開催される。", ChangeKind.DATE),
    ],
)
def test_korean_and_japanese_numbers_dates_and_negations(old, new, kind):
    judgement = judge(old, new)
    assert judgement.relation is Relation.CHANGED
    assert judgement.changes[0].kind is kind


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("every month", "as appropriate", Direction.SOFTENED),
        ("as appropriate", "every month", Direction.STRENGTHENED),
    ],
)
def test_a_modifier_far_from_its_verb_is_named_instead_of_the_verb_twice(old, new, direction):
    said = "The two ports will continue to share tide and draught readings, "
    told = [change for change in judge(said + old + ".", said + new + ".").changes if change.direction]
    words = (None, new) if direction is Direction.SOFTENED else (old, None)
    assert told == [Change(ChangeKind.STRENGTH, *words, direction)]


WORDS = """the of 3 May 2026 will not minister agreed U.S. should if unless 5% to from by every two Q3 14:00
half past three in the morning ( ) — 3/4 n't cannot é 한 日 'll 31/31/26 XII no. h UN (UN) following"""


def test_any_row_of_words_is_judged():
    choose = random.Random(11)  # noqa: S311
    words = WORDS.split()
    for _ in range(300):
        old = " ".join(choose.choices(words, k=choose.randint(0, 20)))
        new = old.replace(choose.choice(words), choose.choice(words)) if choose.random() < 0.5 else old[::-1]
        assert all(change.old or change.new for change in judge(old, new).changes)
