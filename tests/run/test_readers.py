from __future__ import annotations

import pytest

from alerts.conftest import finding
from tracker.model import FindingKind, Label
from tracker.run.readers import label_of


@pytest.mark.parametrize(
    ("kind", "old", "new", "label"),
    [
        (FindingKind.DROPPED, "They met.", None, Label.DROPPED),
        (FindingKind.DEADLINE_PASSED, "They will meet.", None, Label.DROPPED),
        (FindingKind.DEADLINE_MET, "They will meet.", None, None),
        (FindingKind.KEPT, "They will meet.", None, None),
        (FindingKind.KEPT, "They will meet.", "They met.", Label.REPEATED),
        (FindingKind.NEW, None, "They met.", Label.NEW),
        (FindingKind.ABSENT, "They met.", None, None),
    ],
)
def test_readers_of_drops_hear_of_losses_alone(
    kind: FindingKind, old: str | None, new: str | None, label: Label | None
) -> None:
    assert label_of(finding(kind, old, new)) is label
