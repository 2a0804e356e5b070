from __future__ import annotations

import pytest

from tracker.text.place import read_place


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Officials met in Split, Croatia, on May 4, 2023.", "Split, Croatia"),
        ("The meeting was held at the Harbour Office in Koper, Slovenia.", "Harbour Office, Koper, Slovenia"),
        ("The secretary hosted his colleagues at the Pentagon today.", "Pentagon"),
        ("Officials met in Split May 3-4 for the talks.", "Split"),
        ("Officials met in Washington, D.C., for talks.", "Washington, D.C."),
        ("Officials held a video teleconference today.", None),
        ("Officials convened the talks virtually on May 4, 2023.", None),
        ("Staff held meetings in Split and Koper in May.", None),
        ("They met to discuss security in the South China Sea.", None),
        ("국방부는 6월 13일 서울에서 회의를 개최하였다.", "서울"),
        ("11月21日、ベトナムのハノイにおいて、対話が開催されました。", "ハノイ"),
    ],
)
def test_one_sentence(sentence: str, place: str | None) -> None:
    found = read_place([sentence])
    assert (found[0] if found else None) == place


def test_a_hybrid_meeting_has_the_place_of_those_who_met() -> None:
    sentences = [
        "The ministers convened the talks on May 4, 2023.",
        "Minister Horvat and Minister Novak met in Split, Croatia, with Minister Rossi joining virtually.",
    ]
    found = read_place(sentences)
    assert found is not None
    assert found[0] == "Split, Croatia"
