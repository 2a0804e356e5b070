"""The whole examination, in the order in which a person would mend things."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.model import DeliveryStatus
from tracker.report.phrases import plural
from tracker.run.doctor.archive import archive, disk, model, readings
from tracker.run.doctor.clock import clock
from tracker.run.doctor.diagnosis import Diagnosis, Health
from tracker.run.doctor.outside import channels, documents, sources
from tracker.run.doctor.settings import settings
from tracker.run.workspace import Workspace


def examine(workspace: Workspace, *, outside: bool = True) -> Iterator[Diagnosis]:
    """Examine a workspace, part by part. Nothing is changed, and no message sent.

    Args:
        workspace: its config has been read, so that much is well.
        outside: whether to ask sources and servers, too.
    """
    yield from settings(workspace)
    stored = archive(workspace)
    yield from stored
    yield model(workspace)
    yield from clock(workspace)
    yield disk(workspace)
    if outside:
        yield from sources(workspace)
        yield from channels(workspace)
    if not any(diagnosis.health is Health.ILL for diagnosis in stored):
        yield from readings(workspace)
        yield from documents(workspace)
        yield outbox(workspace)


def outbox(workspace: Workspace) -> Diagnosis:
    """Look for messages that wait for a person."""
    parked = workspace.store.outbox.by_status([DeliveryStatus.PARKED])
    waiting = workspace.store.outbox.waiting()
    if parked:
        return Diagnosis(
            "outbox",
            Health.POOR,
            plural(len(parked), "message was", "messages were")
            + f" refused for good; the first: {parked[0].reason}",
            "see 'tracker outbox list', then retry or drop them",
        )
    return Diagnosis("outbox", Health.WELL, plural(len(waiting), "message waits", "messages wait"))
