from __future__ import annotations

import pytest

from tracker.threads.things import things_in


def named(text: str) -> list[tuple[str, set[str]]]:
    return [(thing.kind, set(thing.modifiers)) for thing in things_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They set up a joint ice-patrol plan.", [("plan", {"ice-patrol"})]),
        (
            "They welcomed an annual, multi-harbour rescue exercise.",
            [("exercise", {"multi-harbour", "rescue"})],
        ),
        ("They ended the exercise IRON GATE.", [("exercise", {"iron", "gate"})]),
        (
            "They praised “Iron Gate,” a winter exercise of both fleets.",
            [("exercise", {"iron", "gate", "winter", "both", "fleet"} - {"both"})],
        ),
        ("A system of storm warning data is needed.", [("mechanism", {"storm", "warning", "data"})]),
        (
            "The Arvania-Belmark Fisheries Framework (ABFF) holds.",
            [("framework", {"arvania-belmark", "fishery", "abff"})],
        ),
        ("They approved the exercise plan.", [("plan", set())]),
        ("The minister plans to visit Vessby.", []),
    ],
)
def test_a_thing_is_its_kind_and_what_tells_it_apart(text: str, expected: list[tuple[str, set[str]]]) -> None:
    assert named(text) == expected


def test_an_ordinal_is_not_a_modifier_but_a_number() -> None:
    (thing,) = things_in("They will hold the 15th Harbour Talks in May.")
    assert (thing.ordinals, "harbour" in thing.modifiers, thing.recurs) == ({15}, True, True)


def test_the_phrase_is_where_it_says() -> None:
    text = "They will open a tide observatory in Vessby."
    (thing,) = things_in(text)
    assert text[thing.start : thing.end] == "tide observatory"
