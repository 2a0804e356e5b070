from __future__ import annotations

import pytest

from tracker.model import Block, BlockKind, Cleaned, SourceKind
from tracker.text.source_kind import read_source_kind, telegraphic

_JOINT = "The ministers agreed to publish the common tariff by the end of the year."


def _cleaned(title: str | None, *texts: str) -> Cleaned:
    return Cleaned(
        tuple(Block(BlockKind.PARAGRAPH, text, n, n) for n, text in enumerate(texts, 1)), (), title
    )


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("Joint Statement of the Harbour Ministers", _JOINT, SourceKind.OFFICIAL),
        ("Unilateral Press Statement", _JOINT, SourceKind.OFFICIAL),
        (None, _JOINT, SourceKind.OFFICIAL),
        ("Readout of the Secretary's Meeting with Harbour Ministers", _JOINT, SourceKind.READOUT),
        ("Secretary Hosts Harbour Ministers", _JOINT, SourceKind.READOUT),
        ("제3차 한-몽골 항만협의회 개최 결과", "양측은 협력하기로 하였다.", SourceKind.READOUT),
        (
            "Ministers agree tariff",
            "SPLIT, May 4 (Reuters) - Ministers agreed on a tariff.",
            SourceKind.REPORT,
        ),
        (
            "Ministers agree tariff",
            "A military source said it would last. He told reporters so.",
            SourceKind.REPORT,
        ),
        ("Joint Statement", "The following are excerpts of the statement.", SourceKind.EXCERPT),
        ("Joint Statement", _JOINT + " [...]", SourceKind.EXCERPT),
    ],
)
def test_kind(title: str | None, text: str, kind: SourceKind) -> None:
    assert read_source_kind(_cleaned(title, text))[0] is kind


def test_notes_without_articles_are_telegraphic() -> None:
    notes = [
        "Ministers stressed importance of open harbours, urged neighbours to cut fees immediately.",
        "Delegates recognised unchanged positions on pilotage, emphasised safety for global shipping.",
        "Officials condemned recent piracy incidents, called for stronger patrols near main straits.",
        "Sides opposed unilateral fee changes by coastal states, backed full transparency instead.",
        "Officials welcomed holding next Harbour Talks first half next year in Koper.",
    ]
    assert telegraphic(notes)
    assert not telegraphic([f"The {note[0].lower()}{note[1:-1]} in the region." for note in notes])
