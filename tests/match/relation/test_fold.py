import pytest

from tracker.match.relation.fold import fold


@pytest.mark.parametrize(
    "family",
    [
        ["mobilise", "mobilizing", "mobilization", "mobilised"],
        ["defence", "defense"],
        ["centre", "centers", "Center"],
        ["cooperation", "co-operate", "cooperating"],
        ["decide", "decision", "decides"],
        ["analyse", "analyzed", "analysis"],
        ["neighbouring", "neighboring"],
        ["hold", "held", "holds", "holding"],
        ["met", "meet", "meets"],
        ["cancelled", "canceled"],
        ["people-centred", "people-centered", "people-Centred"],
        ["haemoglobin", "hemoglobin"],
        ["recognisable", "recognizable"],
        ["sub-programme", "subprogram"],
        ["odour", "odor"],
        ["Dept", "department"],
    ],
)
def test_one_key_for_one_word(family):
    assert len({fold(word) for word in family}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("import", "important"), ("state", "statement"), ("police", "policy"), ("nation", "national security"),
     ("party", "part"), ("appropriate", "inappropriate"), ("stable", "unstable"), ("launch", "lunch"),
     ("fallen", "felled"), ("hundred", "hunger")],
)  # fmt: skip
def test_different_words_keep_different_keys(one, other):
    assert fold(one) != fold(other)


def test_other_scripts_come_back_as_they_are():
    assert fold("협력") == "협력"
