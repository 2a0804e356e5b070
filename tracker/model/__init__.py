"""The nouns that travel between the stages: frozen dataclasses, standard library only.

Nothing in here reads, writes or decides; a stage takes nouns and returns nouns, and
``tracker.run`` is the only package that knows all stages.
"""

from __future__ import annotations

from tracker.model.annotation import Annotated, Deadline, Kind, Precision, Strength
from tracker.model.archive import (
    UNDATED,
    Decision,
    DecisionKind,
    Link,
    LinkScope,
    Passage,
    Series,
    Statement,
    Verdict,
)
from tracker.model.label import (
    Label,
    LabelledSentence,
    SentenceRef,
    Standing,
    StatementChanges,
    StatementRef,
)
from tracker.model.match import (
    Change,
    ChangeKind,
    ClauseMark,
    ClauseStatus,
    Comparison,
    Direction,
    Evidence,
    Match,
    Relation,
)
from tracker.model.report import Counts, Digest, Finding, FindingKind
from tracker.model.text import (
    Block,
    BlockKind,
    Cleaned,
    Discarded,
    DiscardReason,
    Extracted,
    Line,
    Metadata,
    Page,
    Record,
    Sentence,
    Snapshot,
    SourceKind,
)

__all__ = [
    "UNDATED",
    "Annotated",
    "Block",
    "BlockKind",
    "Change",
    "ChangeKind",
    "ClauseMark",
    "ClauseStatus",
    "Cleaned",
    "Comparison",
    "Counts",
    "Deadline",
    "Decision",
    "DecisionKind",
    "Digest",
    "Direction",
    "DiscardReason",
    "Discarded",
    "Evidence",
    "Extracted",
    "Finding",
    "FindingKind",
    "Kind",
    "Label",
    "LabelledSentence",
    "Line",
    "Link",
    "LinkScope",
    "Match",
    "Metadata",
    "Page",
    "Passage",
    "Precision",
    "Record",
    "Relation",
    "Sentence",
    "SentenceRef",
    "Series",
    "Snapshot",
    "SourceKind",
    "Standing",
    "Statement",
    "StatementChanges",
    "StatementRef",
    "Strength",
    "Verdict",
]
