"""An invented pair of statements with every kind of finding, and a news report after them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tracker.model import (
    Annotated,
    Change,
    ChangeKind,
    Deadline,
    Digest,
    Direction,
    Kind,
    Label,
    LabelledSentence,
    Match,
    Precision,
    Relation,
    SentenceRef,
    SourceKind,
    Standing,
    StatementChanges,
    StatementRef,
)
from tracker.report import build_digest

SERIES = "Northern Straits Dialogue"
SPRING, AUTUMN, NEXT = date(2024, 4, 24), date(2024, 9, 10), date(2025, 3, 4)
C, POSITION, PROGRESS, PROCEDURAL = Kind.COMMITMENT, Kind.POSITION, Kind.PROGRESS, Kind.PROCEDURAL
SITE = "https://www.mfa.example.org/nsd"
HOSTILE = (
    '<script>alert(1)</script> \u202eevil\u202c "onmouseover=alert(1)" \x1b[31m'
    f" [a](javascript:alert(1)) `code` {'x' * 10_000}"
)


def statement(number: str, day: date, place: str, kind: SourceKind = SourceKind.OFFICIAL) -> StatementRef:
    return StatementRef(
        id=f"northern-straits/{day}",
        series=SERIES,
        meeting_date=day,
        title=f"Joint Statement of the {number} {SERIES}",
        source_kind=kind,
        url=f"{SITE}/{day}",
        sha256="ab" * 32,
        meeting_name=f"{number} {SERIES}",
        place=place,
    )


OLD, NEW = statement("9th", SPRING, "Tallinn"), statement("10th", AUTUMN, "Oslo")
REPORT = statement("11th", NEXT, "Bergen", SourceKind.REPORT)


def due(end: date | None, phrase: str, precision: Precision = Precision.DAY) -> Deadline:
    return Deadline(phrase, end, end, precision)


def carried(
    index: int,
    old: Annotated,
    new: Annotated,
    relation: Relation,
    *changes: Change,
    score: float = 0.97,
) -> LabelledSentence:
    earlier = SentenceRef(OLD, index, old)
    match = Match(index, index, score, relation, changes)
    standing = Standing(6, 9, date(2021, 3, 2), SPRING)
    return LabelledSentence(
        SentenceRef(NEW, index, new), Label.REPEATED, relation, (earlier,), (match,), standing=standing
    )


def fresh(index: int, note: Annotated, returns_after: int | None = None) -> LabelledSentence:
    standing = Standing(4, 9, date(2020, 3, 1), date(2022, 10, 3)) if returns_after else None
    return LabelledSentence(
        SentenceRef(NEW, index, note), Label.NEW, returns_after=returns_after, standing=standing
    )


def gone(index: int, note: Annotated, present: int, ref: StatementRef = OLD) -> LabelledSentence:
    standing = Standing(present, 9, date(2020, 3, 1), SPRING)
    return LabelledSentence(SentenceRef(ref, index, note), Label.DROPPED, standing=standing)


def sentences() -> tuple[LabelledSentence, ...]:
    softer = Change(ChangeKind.STRENGTH, "strongly condemned", "expressed grave concern", Direction.SOFTENED)
    firmer = Change(ChangeKind.STRENGTH, "opposed", "pledged to resist", Direction.STRENGTHENED)
    done = Change(ChangeKind.PROGRESS, "agreed to conclude", "signed in July")
    more = (
        Change(ChangeKind.NUMBER, "four", "five"),
        Change(ChangeKind.QUALIFIER, None, "without conditions"),
    )
    end, half = (
        due(date(2024, 12, 31), "by the end of 2024"),
        due(date(2025, 6, 30), "by mid-2025", Precision.HALF),
    )
    november = due(date(2024, 11, 30), "no later than 30 November 2024")
    vague = due(None, "in due course", Precision.OPEN)
    return (
        fresh(0, Annotated("Ministers of the four states met in Oslo on 10 September 2024.", PROCEDURAL)),
        carried(
            1,
            Annotated("They strongly condemned the seizure of civilian vessels in the Straits.", POSITION),
            Annotated(
                "They expressed grave concern over the seizure of civilian vessels in the Straits.", POSITION
            ),
            Relation.CHANGED,
            softer,
            score=0.88,
        ),
        carried(
            2,
            Annotated("The tracking system will be in full operation by the end of 2024.", C, end),
            Annotated("The tracking system will be in full operation by mid-2025.", C, half),
            Relation.CHANGED,
        ),
        carried(
            4,
            Annotated("They will adopt the exercise plan no later than 30 November 2024.", C, november),
            Annotated("They will adopt the exercise plan in due course.", C, vague),
            Relation.CHANGED,
        ),
        carried(
            3,
            Annotated(
                "They undertook to publish the hydrographic database by June 2024.",
                C,
                due(date(2024, 6, 30), "by June 2024", Precision.MONTH),
            ),
            Annotated("They welcomed work on the hydrographic database.", PROGRESS),
            Relation.PARTIAL,
            score=0.7,
        ),
        carried(
            5,
            Annotated(
                "They agreed to conclude a Memorandum on Rescue by 10 September 2024.",
                C,
                due(AUTUMN, "by 10 September 2024"),
            ),
            Annotated("The Memorandum on Rescue was signed in July.", PROGRESS),
            Relation.CHANGED,
            done,
        ),
        fresh(
            6,
            Annotated(
                "The four governments will found a secretariat in Bergen by 31 March 2025.",
                C,
                due(date(2025, 3, 31), "by 31 March 2025"),
            ),
        ),
        carried(
            7,
            Annotated("They called on all four coastal states to ratify the Convention.", POSITION),
            Annotated(
                "They called on all five coastal states to ratify the Convention without conditions.",
                POSITION,
            ),
            Relation.CHANGED,
            *more,
        ),
        carried(
            8,
            Annotated("Ministers opposed any attempt to alter the status quo by force.", POSITION),
            Annotated("Ministers pledged to resist any attempt to alter the status quo by force.", C),
            Relation.CHANGED,
            firmer,
        ),
        fresh(
            9, Annotated("Ministers support the early resumption of inspections.", POSITION), returns_after=3
        ),
        fresh(10, Annotated("For the first time they named the Corvane Strait.", POSITION)),
        carried(
            11,
            Annotated("四か国は、共同訓練を引き続き実施することを確認した。", C),
            Annotated("四か国は、共同訓練を今後も継続することを確認した。", C),
            Relation.REWORDED,
            score=0.62,
        ),
        *(
            carried(
                n,
                Annotated(f"Standing line {n} remains.", POSITION),
                Annotated(f"Standing line {n} remains.", POSITION),
                Relation.VERBATIM,
                score=1.0,
            )
            for n in (12, 13, 14)
        ),
    )


@dataclass(frozen=True)
class Example:
    changes: StatementChanges
    digest: Digest
    report: Digest
    first: Digest
    hostile: StatementChanges


@pytest.fixture(scope="session")
def example() -> Example:
    dropped = (
        gone(
            15,
            Annotated("The path to dialogue remains open, and Ministers seek complete demilitarisation.", C),
            9,
        ),
        gone(16, Annotated("They agreed to continue exchanges between naval academies.", C), 1),
    )
    changes = StatementChanges(NEW, OLD, sentences(), dropped)
    unseen = (gone(6, Annotated("The four governments will found a secretariat in Bergen.", C), 2, NEW),)
    said = LabelledSentence(
        SentenceRef(REPORT, 0, Annotated("Officials said it “will open in spring”.", C)), Label.NEW
    )
    report = StatementChanges(REPORT, NEW, (said,), (), unseen)
    old_only = tuple(LabelledSentence(s.earlier[0], Label.NEW) for s in changes.sentences if s.earlier)
    bad = StatementRef(
        "bad/1", HOSTILE, SPRING, HOSTILE, SourceKind.OFFICIAL, "javascript:alert(1)", place=HOSTILE
    )
    attack = LabelledSentence(SentenceRef(bad, 0, Annotated(HOSTILE, C)), Label.NEW)
    pair = LabelledSentence(
        SentenceRef(bad, 1, Annotated(HOSTILE + " b", C)),
        Label.REPEATED,
        Relation.CHANGED,
        (SentenceRef(bad, 0, Annotated(HOSTILE + " a", C)),),
        (Match(0, 1, 0.5, Relation.CHANGED, (Change(ChangeKind.WORDING, HOSTILE, HOSTILE),)),),
    )
    return Example(
        changes=changes,
        digest=build_digest(changes),
        report=build_digest(report),
        first=build_digest(StatementChanges(OLD, None, old_only, ())),
        hostile=StatementChanges(
            bad, bad, (attack, pair), (gone(3, Annotated(HOSTILE, C), 2, bad),), notes=(HOSTILE,)
        ),
    )


@pytest.fixture(scope="session")
def golden() -> Path:
    return Path(__file__).parent / "golden"
