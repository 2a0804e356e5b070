from __future__ import annotations

import pytest

from tracker.text.parties import without_parties


@pytest.mark.parametrize(
    ("name", "series"),
    [
        ("Japan–Philippines–U.S. Trilateral Maritime Dialogue", "Trilateral Maritime Dialogue"),
        ("France, Germany and Poland Trilateral Agriculture Forum", "Trilateral Agriculture Forum"),
        ("Norway-Chile Fisheries Dialogue", "Norway-Chile Fisheries Dialogue"),
        ("Norway-Chile-Peru Trilateral Talks", "Norway-Chile-Peru Trilateral Talks"),
        ("Trilateral Maritime Dialogue", "Trilateral Maritime Dialogue"),
    ],
)
def test_a_list_of_states_is_left_out_where_the_rest_is_still_a_name(name: str, series: str) -> None:
    assert without_parties(name) == series
