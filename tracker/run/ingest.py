"""Takes statements into the archive: snapshot, sentences, vectors, labels, all in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.errors import ConflictError, DateError
from tracker.model import Extracted, Series, SourceKind, Statement
from tracker.run.placing import place_in_series, statement_id
from tracker.run.recipe import recipe
from tracker.run.sentences import store_sentences
from tracker.run.workspace import Workspace

if TYPE_CHECKING:
    from tracker.run.arrival import Arrival  # reads formats, which a run that finds nothing needs not


class Outcome(StrEnum):
    """What became of an arrival."""

    ADDED = "added"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    MOVED = "moved"
    """To another series, date or kind, as the user said."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """One arrival and what became of it."""

    outcome: Outcome
    statement: Statement
    sentences: int
    former: Statement | None = None
    """Where it stood before it was moved."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user said about the statements that come in, over what their texts say."""

    series: str | None = None
    meeting_date: date | None = None
    kind: SourceKind | None = None
    replace: bool = False
    """Take another text for a meeting as a revision, even where the two have little in common."""

    @property
    def places(self) -> bool:
        """Whether it says where a statement belongs."""
        return bool(self.series or self.meeting_date or self.kind)


def ingest(workspace: Workspace, arrivals: Sequence[Arrival], wish: Wish | None = None) -> list[Ingested]:
    """Store statements and label their series anew from the earliest of them on.

    All of ``arrivals`` or none: an error leaves the archive as it was.

    Raises:
        DateError: no meeting date, or one in the future.
        ConflictError: another text claims the same meeting.
        ReadError: nothing says to which series a text belongs.
    """
    wish = wish or Wish()
    workspace.vectors.prepare([text for arrival in arrivals for text in arrival.extracted.sentences])
    workspace.nearby.refresh()
    with workspace.store.write():
        done = [_store(workspace, arrival, wish) for arrival in arrivals]
        touched = [item.statement for item in done if item.outcome is not Outcome.UNCHANGED]
        _relabel(workspace, [*touched, *(item.former for item in done if item.former)])
    return done


def _relabel(workspace: Workspace, changed: Sequence[Statement]) -> None:
    from tracker.run.relabel import relabel_group  # brings the matcher, which nothing new needs

    earliest: dict[str, date] = {}
    for statement in changed:
        group = statement.series.group
        earliest[group] = min(statement.meeting_date, earliest.get(group, statement.meeting_date))
    for group, since in earliest.items():
        relabel_group(workspace, group, since)


def _store(workspace: Workspace, arrival: Arrival, wish: Wish) -> Ingested:
    store, now = workspace.store, workspace.clock()
    present = _holding(workspace, arrival)
    if present and not wish.places:
        return Ingested(Outcome.UNCHANGED, present, len(store.sentences.of(present.id)))
    statement, before = _statement(workspace, arrival, wish, now.date())
    if before and _says_the_same(workspace, before, arrival.extracted):
        return Ingested(Outcome.UNCHANGED, before, len(arrival.extracted.sentences))
    # Waits for another worker that takes in the same bytes; only then it is known where they stand.
    store.statements.save_snapshot(arrival.snapshot)
    present = _holding(workspace, arrival)
    moved = present if present and present.id != statement.id else None
    if moved:
        store.statements.remove(moved.id)
    store.statements.save_series(statement.series)
    store.statements.save(statement, now)
    count = store_sentences(workspace, statement, arrival.extracted.layout)
    outcome = Outcome.MOVED if moved else Outcome.REVISED if before else Outcome.ADDED
    return Ingested(outcome, statement, count, moved)


def _holding(workspace: Workspace, arrival: Arrival) -> Statement | None:
    """Return the statement whose present text is these bytes."""
    holder = workspace.store.statements.holding(arrival.snapshot.sha256)
    present = workspace.store.statements.get(holder) if holder else None
    return present if present and present.sha256 == arrival.snapshot.sha256 else None


def _says_the_same(workspace: Workspace, before: Statement, extracted: Extracted) -> bool:
    """Whether other bytes hold the same statement: a clock or a teaser on the page is no revision."""
    known = tuple(passage.layout.text for passage in workspace.store.sentences.of(before.id))
    return known == extracted.sentences and before.title == extracted.title


def _statement(
    workspace: Workspace, arrival: Arrival, wish: Wish, today: date
) -> tuple[Statement, Statement | None]:
    """Return the statement to store, and the one it revises."""
    extracted, origin = arrival.extracted, arrival.snapshot.origin
    store = workspace.store.statements
    series = place_in_series(
        extracted, workspace.config.series, store.series(), named=wish.series, fallback=arrival.series_hint
    )
    meeting_date = _meeting_date(extracted, wish, origin, today)
    kind = wish.kind or extracted.source_kind
    identity = statement_id(series, meeting_date, kind)
    before = store.get(identity)
    if before and not wish.replace:
        _refuse_another(workspace, before, extracted, origin)
    statement = Statement(
        id=identity,
        series=series,
        meeting_date=meeting_date,
        revision=before.revision + 1 if before else 1,
        sha256=arrival.snapshot.sha256,
        origin=origin,
        source_kind=kind,
        recipe=recipe(workspace),
        title=extracted.title,
        published_date=extracted.published_date,
        meeting_name=extracted.meeting_name,
        number=extracted.number,
        place=extracted.place,
        language=extracted.language,
        url=extracted.url,
        media_type=extracted.media_type,
    )
    return statement, before


def _meeting_date(extracted: Extracted, wish: Wish, origin: str, today: date) -> date:
    meeting_date = wish.meeting_date or extracted.meeting_date
    if meeting_date is None:
        printed = extracted.published_date
        hint = f" (it was published on {printed})" if printed else ""
        raise DateError(
            f"gives no date of its meeting{hint}", where=origin, do="name it with --date YYYY-MM-DD"
        )
    if meeting_date > today:
        raise DateError(
            f"speaks of a meeting on {meeting_date}, which lies in the future",
            where=origin,
            do="name the right date with --date YYYY-MM-DD",
        )
    return meeting_date


_SAME_TEXT = 0.3
"""Share of sentences that two versions of one statement have in common at the least."""


def _refuse_another(workspace: Workspace, before: Statement, extracted: Extracted, origin: str) -> None:
    """A revision shares much of its text, or comes from the same place; anything else is a second claim."""
    if before.origin == origin:
        return
    known = {passage.layout.text for passage in workspace.store.sentences.of(before.id)}
    shared = len(known & set(extracted.sentences)) / max(1, min(len(known), len(set(extracted.sentences))))
    if shared < _SAME_TEXT:
        raise ConflictError(
            f"claims the meeting of {before.meeting_date} in '{before.series.name}', "
            f"which already has the text of {before.origin}",
            where=origin,
            do="name another --date, --series or --kind, or --replace if it is a new version",
        )


def series_of(items: Sequence[Ingested]) -> list[Series]:
    """Return the series that were touched, each once, in order."""
    return list({item.statement.series.slug: item.statement.series for item in items}.values())
