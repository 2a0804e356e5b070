"""The ladder of strength on invented sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.errors import ConfigError
from tracker.language.ladder import (
    compare_strength,
    compare_texts,
    load_ladder,
    parse_ladder,
    read_strength,
    strongest,
)


@pytest.mark.parametrize(
    ("sentence", "rung", "family"),
    [
        ("The Council decided to hold its rate at 3%.", "decides", "undertaking"),
        ("Both governments concur on a joint patrol.", "decides", "undertaking"),
        ("They reaffirmed their enduring commitment to open seas.", "commits", "undertaking"),
        ("We pledge to halve methane emissions.", "commits", "undertaking"),
        ("The Bank stands ready to adjust its instruments.", "stands ready", "undertaking"),
        ("The Board intends to reduce its holdings.", "intends", "undertaking"),
        ("The port is scheduled to open in spring.", "intends", "undertaking"),
        ("The Board expects to begin purchases soon.", "expects", "undertaking"),
        ("We seek to widen the fund.", "aims", "undertaking"),
        ("The panel is considering a second fund.", "considers", "undertaking"),
        ("The agency will publish the data.", "will", "modal"),
        ("Members should report each year.", "should", "modal"),
        ("Purchases may be resumed.", "may", "modal"),
        ("They condemned the shelling of the port.", "condemns", "stance"),
        ("The envoys expressed grave concern over the blockade.", "expresses concern", "stance"),
        ("We strongly oppose the annexation.", "rejects", "stance"),
        ("The Assembly demands an end to the siege.", "demands", "appeal"),
        ("3. Calls upon the parties to disarm;", "calls on", "appeal"),
        ("2. Requests the envoy to report by May;", "requests", "appeal"),
        ("4. Extends the mandate of the mission;", "decides", "undertaking"),
        ("They emphasised the value of dialogue.", "stresses", "assertion"),
        ("Ministers welcomed the new treaty.", "welcomes", "reception"),
        ("양측은 회담을 정례화하기로 합의했다.", "decides", "undertaking"),
        ("장관들은 발사를 강력히 규탄하였다.", "condemns", "stance"),
        ("양국은 우려를 표명했다.", "expresses concern", "stance"),
        ("両国は対話の継続を約束した。", "commits", "undertaking"),
        ("三者は自制を求めた。", "calls on", "appeal"),
        ("両大臣は発射を強く非難した。", "condemns", "stance"),
    ],
)
def test_rung_of_the_strongest_verb(sentence: str, rung: str, family: str) -> None:
    found = strongest(read_strength(sentence))
    assert found is not None
    assert (found.rung, found.family) == (rung, family)
    assert sentence[found.start : found.end] == found.word


@pytest.mark.parametrize(
    "sentence",
    [
        "Their plans and the agreed text were circulated.",
        "The meeting took place in May.",
        "The people's strong will and courage endure.",
        "This is part of an agreement on notes and calls.",
        "",
    ],
)
def test_nouns_and_months_are_no_verbs(sentence: str) -> None:
    assert read_strength(sentence) == []


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("They condemned the raid.", "They expressed concern about the raid.", "softened"),
        ("The fund will open in Lima.", "The fund may open in Lima.", "softened"),
        ("It decides to set up an office.", "It decides to consider setting up an office.", "softened"),
        ("They agreed to share data.", "They agreed to explore sharing data.", "softened"),
        ("We will phase out coal.", "We will phase out coal where possible.", "softened"),
        ("The Bank intends to cut rates.", "The Bank will cut rates.", "strengthened"),
        ("They voiced concern at the raid.", "They voiced deep concern at the raid.", "strengthened"),
        ("We encourage members to join.", "We urge members to join.", "strengthened"),
        ("They condemned the raid.", "They condemned the raid in the strongest terms.", "strengthened"),
        ("両国は継続を検討した。", "両国は継続を決定した。", "strengthened"),
    ],
)  # fmt: skip
def test_direction_of_a_new_wording(old: str, new: str, direction: str) -> None:
    found = compare_texts(old, new)
    assert found is not None
    assert found[0] == direction


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("They agreed to meet.", "They concurred to meet."),
        ("They condemned the raid.", "They agreed to hold talks."),
        ("The room is large.", "The room is small."),
        ("They will meet.", "They will not meet."),
    ],
)
def test_no_direction_between_equal_or_unlike_verbs(old: str, new: str) -> None:
    assert compare_texts(old, new) is None


def test_negated_verbs_do_not_count() -> None:
    mentions = read_strength("They did not agree on the budget.")
    assert mentions[0].negated
    assert strongest(mentions) is None


def test_modifiers_are_named() -> None:
    found = strongest(
        read_strength("The sides strongly condemned the strike in the strongest possible terms.")
    )
    assert found is not None
    assert found.modifiers == ("strongly", "in the strongest possible terms")


def test_compare_strength_of_nothing() -> None:
    assert compare_strength(None, None) is None


def test_a_user_may_bring_a_ladder(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[[rung]]\nname = "swears"\nfamily = "oath"\nlevel = 1.0\nwords = ["swear"]\n')
    assert read_strength("We swear to serve.", load_ladder(file))[0].rung == "swears"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "no rung"),
        ("[[rung]]\nname = 'x'\nfamily = 'y'\nlevel = 7\nwords = ['z']", "level from 0 to 1"),
        ("[[rung]]\nname = 'x'\nfamily = 'y'\nlevel = 1", "no words"),
        ("[[rung]]\nname = 'x'\nfamily = 'y'\nlevel = 1\nverbs = ['z']", "verbs"),
        ("[[rung", "TOML"),
    ],
)
def test_a_broken_ladder_is_refused(tmp_path: Path, content: str, complaint: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(content)
    with pytest.raises(ConfigError, match=complaint):
        load_ladder(file)


def test_a_missing_ladder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        load_ladder(tmp_path / "none.toml")


def test_a_phrase_may_not_end_with_a_gap() -> None:
    with pytest.raises(ConfigError, match="begin and end"):
        parse_ladder({"rung": [{"name": "x", "family": "y", "level": 0.5, "words": ["express …"]}]})


@pytest.mark.parametrize(
    "sentence",
    [
        "States that have not joined the compact are invited to do so.",
        "IN THE UNITED STATES THAT CHANGE IS UNDER WAY.",
        "Mandates that expire in June are listed below.",
    ],
)
def test_states_and_mandates_are_no_verbs_there(sentence):
    assert all(mention.rung != "reaffirms" for mention in read_strength(sentence))
