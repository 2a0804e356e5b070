"""Features of invented sentences: present where the structure is, absent where it is not."""

from __future__ import annotations

import pytest

from tracker.annotate.features import document_features, read, sentence_features, share_as_we, subject_class


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("We will plant trees.", "main we modal will"),
        ("We have planted trees.", "main we perfect"),
        ("They agreed to plant trees.", "rung decides"),
        ("They agreed to plant trees.", "infinitive"),
        ("They noted that trees matter.", "judging takes that"),
        ("They welcomed the completion of the dam.", "judging object result"),
        ("Recalling its resolution 4 on dams,", "preamble"),
        ("Recalling its resolution 4 on dams,", "preamble cites"),
        ("2. Requests a report;", "numbered"),
        ("Rivers and dams", "no verb"),
        ("Rivers and dams", "open end"),
        ("The committee is not planning a dam.", "main negated"),
    ],
)
def test_feature_is_seen(text: str, feature: str) -> None:
    assert sentence_features(read(text)).get(feature, 0.0) > 0


@pytest.mark.parametrize("feature", ["preamble", "numbered", "main negated", "rung decides"])
def test_feature_is_not_seen_in_a_plain_sentence(feature: str) -> None:
    assert sentence_features(read("The rivers are full this spring.")).get(feature, 0.0) == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We agreed.", "we"),
        ("Our ministers agreed.", "we"),
        ("They agreed.", "they"),
        ("The two ministers agreed.", "collective"),
        ("The Board agreed.", "body"),
        ("Inflation has eased.", "outlook"),
        ("The policy rate will stay.", "instrument"),
        ("The session was held.", "event"),
    ],
)
def test_class_of_the_subject(text: str, name: str) -> None:
    reading = read(text)
    assert subject_class(reading, reading.predicates[0]) == name


def test_names_are_no_features() -> None:
    features = sentence_features(read("The envoy praised Zanzibar."))
    assert "word praised" in features
    assert "word zanzibar" not in features


def test_place_in_the_document() -> None:
    readings = [read(text) for text in ("We met.", "They spoke.", "The end.")]
    share = share_as_we(readings)
    assert share == pytest.approx(1 / 3)
    assert document_features(3, 0, share)["at start"] == 1.0
    assert document_features(3, 2, share)["at end"] == 1.0
    assert document_features(3, 1, share)["document speaks as we"] == share
