from __future__ import annotations

import pytest

from tracker.report.names import known, unheard

OTHER = known(
    [
        "They met in Oslo under the Convention on the Safety of Sea Lanes.",
        "They welcomed Norway and the United Nations Security Council resolutions.",
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They regretted the laying of cables in the Corvane Strait.", ["Corvane Strait"]),
        ("They thanked the UN and cited several UNSC resolutions.", []),
        ("They thanked Norwegian authorities.", []),
        ("They met under the CSSL.", []),
        ("They deplored the XKR’s launches.", ["XKR"]),
        ("Minister Karlsen spoke first.", []),
        ("XKR launches were deplored.", ["XKR"]),
        ("They will meet in March or on Monday.", []),
        (
            "They thanked the Panel of Experts on Cables twice: the Panel of Experts on Cables.",
            ["Panel of Experts on Cables"],
        ),
        ("四か国は海上での協力を確認した。", []),
        ("", []),
    ],
)
def test_names_the_other_statement_lacks(text: str, expected: list[str]) -> None:
    assert unheard(text, OTHER) == expected


def test_name_whose_initials_the_other_statement_uses_is_known_there() -> None:
    short = known(["They asked the IMO for a report."])
    assert unheard("They asked the International Maritime Organization for a report.", short) == []
    assert unheard("They asked the International Hydrographic Board for it.", short) != []
