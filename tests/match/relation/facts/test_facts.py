"""Each extractor on its own ground; judge() runs them all, so every case also checks their order."""

import pytest

from tracker.match.relation import judge
from tracker.model import ChangeKind, Direction, Relation


def first(old, new):
    judgement = judge(old, new)
    assert judgement.relation is Relation.CHANGED, [str(c) for c in judgement.changes]
    return judgement.changes[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The fleet will enter the bay.", "The fleet will not enter the bay."),
        ("Ferries can dock here.", "Ferries cannot dock here."),
        ("They met with observers present.", "They met without observers present."),
        ("The port complied with the ruling.", "The port failed to comply with the ruling."),
        ("The tariff is lawful.", "The tariff is unlawful."),
        ("The sides have agreed on a route.", "The sides have yet to agree on a route."),
        ("Ferries run at night.", "Ferries no longer run at night."),
    ],
)
def test_negations(old, new):
    assert first(old, new).kind is ChangeKind.NEGATION
    assert first(new, old).kind is ChangeKind.NEGATION


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The harbour agreed to open a clinic.", "The harbour opened a clinic."),
        ("The port will host the regatta.", "The port hosted the regatta."),
        ("The charter is being drafted.", "The charter was adopted."),
        ("The quay is to be completed.", "The quay has been completed."),
        ("The authority plans to publish the tolls.", "The authority has published the tolls."),
    ],
)
def test_undertakings_that_moved_on(old, new):
    assert first(old, new).kind is ChangeKind.PROGRESS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The council decides to adopt the plan.", "The council decided to adopt the plan."),
        ("Ministers reaffirm the charter.", "Ministers reaffirmed the charter."),
        ("The port will publish the tolls.", "The tolls will be published by the port."),
    ],
)
def test_tense_and_voice_alone_are_no_progress(old, new):
    assert judge(old, new).changes == ()


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("Members shall report thefts.", "Members should report thefts.", Direction.SOFTENED),
        ("Members may report thefts.", "Members must report thefts.", Direction.STRENGTHENED),
        ("They strongly condemned the raid.", "They condemned the raid.", Direction.SOFTENED),
        ("The council urges restraint.", "The council demands restraint.", Direction.STRENGTHENED),
        (
            "The council decides to establish a fund.",
            "The council decides to consider establishing a fund.",
            Direction.SOFTENED,
        ),
    ],
)
def test_strength_and_its_direction(old, new, direction):
    change = first(old, new)
    assert (change.kind, change.direction) == (ChangeKind.STRENGTH, direction)


def test_an_added_hedge_softens_the_verb():
    change = first("The port will pay the crews.", "The port will, where feasible, pay the crews.")
    assert (change.kind, change.direction) == (ChangeKind.STRENGTH, Direction.SOFTENED)
    assert "where feasible" in str(change)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("They pledged to clean the canal.", "They committed to clean the canal."),
        ("The council asks for a report.", "The council requests a report."),
        ("They stressed the need for calm.", "They emphasized the need for calm."),
    ],
)
def test_verbs_of_one_rung_are_no_change(old, new):
    assert judge(old, new).relation is Relation.REWORDED
    assert judge(old, new).changes == ()


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (
            "The fund will open an office in Dakar.",
            "The fund will open an office in Bamako.",
            ChangeKind.PLACE,
        ),
        ("They condemned the shipments to Iran.", "They condemned the shipments to Libya.", ChangeKind.PARTY),
        ("Minister Oduya opened the session.", "Minister Lund opened the session.", ChangeKind.ACTOR),
        ("The three sides will fund the dam.", "Japan will fund the dam.", ChangeKind.ACTOR),
    ],
)
def test_names(old, new, kind):
    assert first(old, new).kind is kind


def test_a_role_for_the_authors_collectively_is_no_change_of_actor():
    judgement = judge("The ministers will clean the canal.", "They will clean the canal.")
    assert judgement.changes == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The bank will raise the toll.", "The bank will lower the toll."),
        ("They meet before the summit.", "They meet after the summit."),
        ("The smaller ports gain.", "The larger ports gain."),
    ],
)
def test_opposites(old, new):
    change = first(old, new)
    assert change.old is not None
    assert change.new is not None


@pytest.mark.parametrize(
    ("longer", "phrase", "shown"),
    [
        ("The port will close by 2027.", " by 2027", "by 2027"),
        ("The port will pay up to 40 crews.", " up to", "up to"),
        ("The plan was unanimously adopted.", " unanimously", "unanimously"),
        ("The ban covers rifles and drones.", " and drones", "drones"),
    ],
)
def test_what_is_gone_is_dropped_and_what_came_is_added(longer, phrase, shown):
    shorter = longer.replace(phrase, "")
    dropped, added = first(longer, shorter), first(shorter, longer)
    assert (dropped.old, dropped.new) == (shown, None)
    assert (added.old, added.new) == (None, shown)


def test_the_number_of_the_authors_may_go():
    assert judge("The three ministers met the crews.", "The ministers met the crews.").changes == ()


def test_figures_of_a_list_are_compared_as_a_whole():
    change = first(
        "The rates will stay at 4.50%, 4.75% and 4.00% respectively.",
        "The rates will stay at 4.25%, 4.50% and 3.75% respectively.",
    )
    assert (change.old, change.new) == ("4.50%, 4.75% and 4.00%", "4.25%, 4.50% and 3.75%")
