from __future__ import annotations

from told import FILLER, MINISTERIAL, TALKS, Told, says
from tracker.model import Kind, Precision
from tracker.threads.occasion import places_in


def mentions(said: str, later: str, day: str = "2024-06-01") -> int:
    told = Told()
    promise = says(said, promised=said.split("agreed to ")[1], verb="agreed to hold")
    (a, *_) = told.at("2024-03-01", promise, *FILLER, series=TALKS)
    told.at(day, says(later, kind=Kind.POSITION), *FILLER, series=MINISTERIAL)
    return len(told.thread(a).occurrences) - 1


def test_places_stand_after_in_and_at() -> None:
    assert places_in("They met in Port Halden and Vessby in May at the Old Mint.") >= {
        "port",
        "halden",
        "vessby",
    }
    assert "may" not in places_in("They met in May.")


def test_a_meeting_is_found_again_by_its_place() -> None:
    said = "They agreed to hold a fisheries summit in Vessby."
    assert mentions(said, "They thanked Arvania for the fisheries summit in Vessby.") == 1
    assert mentions(said, "They thanked Arvania for the fisheries summit in Halden.") == 0


def test_years_later_it_is_another_one_unless_it_has_its_number() -> None:
    assert (
        mentions(
            "They agreed to hold a fisheries summit in Vessby.",
            "They recalled the fisheries summit in Vessby.",
            "2026-06-01",
        )
        == 0
    )
    assert (
        mentions(
            "They agreed to hold the 3rd fisheries summit.",
            "They recalled the 3rd fisheries summit.",
            "2026-06-01",
        )
        == 1
    )
    assert (
        mentions("They agreed to hold the 3rd fisheries summit.", "They recalled the 4th fisheries summit.")
        == 0
    )


def test_two_sentences_of_one_statement_tell_place_and_day_together() -> None:
    told = Told()
    day = says(
        "The ministers will hold a fisheries summit on 4 May 2024.",
        promised="hold a fisheries summit on 4 May 2024",
        by="on 4 May 2024",
        end="2024-05-04",
        precision=Precision.DAY,
    )
    place = says(
        "The fisheries summit on 4 May 2024 takes place in Vessby.",
        by="on 4 May 2024",
        end="2024-05-04",
        precision=Precision.DAY,
    )
    a, *_ = told.at("2024-03-01", day, place, *FILLER, series=TALKS)
    proof = says("They met again following the fisheries summit in Vessby.", kind=Kind.POSITION)
    told.at("2024-06-01", proof, *FILLER, series=MINISTERIAL)
    record = told.record(a)
    assert (record.outcome, record.evidence.text if record.evidence else None) == ("met", proof.text)
